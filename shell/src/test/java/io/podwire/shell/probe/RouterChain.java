package io.podwire.shell.probe;

import io.podwire.testkit.NetnsWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A client, routers in a row, and a server, each a network namespace; link i has 10.88.i.0/24 and fd88:i::/64. */
final class RouterChain implements AutoCloseable {

    private final NetnsWorld world;
    private final List<String> nodes = new ArrayList<>();

    RouterChain(int routers) {
        world = NetnsWorld.orSkip();
        for (int i = 0; i <= routers + 1; i++) {
            nodes.add(world.netns(i == 0 ? "client" : i > routers ? "server" : "r" + i));
        }
        for (int i = 0; i <= routers; i++) {
            world.veth(nodes.get(i), "right", nodes.get(i + 1), "left");
            world.address(nodes.get(i), "right", "10.88." + i + ".1/24");
            world.address(nodes.get(i + 1), "left", "10.88." + i + ".2/24");
            world.address(nodes.get(i), "right", "fd88:" + i + "::1/64");
            world.address(nodes.get(i + 1), "left", "fd88:" + i + "::2/64");
        }
        for (int i = 0; i <= routers + 1; i++) {
            routes(i);
        }
    }

    private void routes(int node) {
        int last = nodes.size() - 1;
        if (node > 0 && node < last) {
            world.in(nodes.get(node), "sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1");
        }
        if (node < last) {
            world.ip("-n", nodes.get(node), "route", "add", "default", "via", "10.88." + node + ".2");
            world.ip("-n", nodes.get(node), "-6", "route", "add", "default", "via", "fd88:" + node + "::2");
        }
        for (int behind = 0; behind < node - 1; behind++) {
            String before = Integer.toString(node - 1);
            world.ip(
                    "-n",
                    nodes.get(node),
                    "route",
                    "add",
                    "10.88." + behind + ".0/24",
                    "via",
                    "10.88." + before + ".1");
            world.ip(
                    "-n",
                    nodes.get(node),
                    "-6",
                    "route",
                    "add",
                    "fd88:" + behind + "::/64",
                    "via",
                    "fd88:" + before + "::1");
        }
    }

    /** Routers, and the server, tell of errors as often as they are asked: one look must not use up what the next needs. */
    void unlimited() {
        for (String node : nodes.subList(1, nodes.size())) {
            world.in(node, "sysctl", "-qw", "net.ipv4.icmp_ratelimit=0", "net.ipv6.icmp.ratelimit=0");
        }
    }

    /**
     * What is seen while a router drops a share of some packets, each by chance.
     *
     * @param packets the chain, and which of its packets
     */
    <T> T whileDropping(int router, boolean v6, String packets, String share, Supplier<T> seen) {
        String rule = packets + " -m statistic --mode random --probability " + share + " -j DROP";
        filter(router, v6, "-A " + rule);
        try {
            return seen.get();
        } finally {
            filter(router, v6, "-D " + rule);
        }
    }

    private void filter(int router, boolean v6, String line) {
        world.in(nodes.get(router), ((v6 ? "ip6tables -w " : "iptables -w ") + line).split(" "));
    }

    NetnsWorld world() {
        return world;
    }

    /** Its namespace: 0 is the client. */
    String node(int number) {
        return nodes.get(number);
    }

    String client() {
        return nodes.get(0);
    }

    String server4() {
        return "10.88." + (nodes.size() - 2) + ".2";
    }

    String server6() {
        return "fd88:" + (nodes.size() - 2) + "::2";
    }

    @Override
    public void close() {
        world.close();
    }
}
