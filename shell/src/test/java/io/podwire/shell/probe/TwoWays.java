package io.podwire.shell.probe;

import io.podwire.testkit.NetnsWorld;
import java.util.List;

/**
 * Two ways of equal length: client, fork, then the upper or the lower router, join, server; each a network namespace, link i has
 * 10.89.i.0/24 and fd89:i::/64. Packets take the upper way, both there and back, until told otherwise.
 */
final class TwoWays implements AutoCloseable {

    private static final List<String> NAMES = List.of("client", "fork", "upper", "lower", "join", "server");

    private final NetnsWorld world;
    private final List<String> nodes;

    TwoWays() {
        world = NetnsWorld.orSkip();
        nodes = NAMES.stream().map(world::netns).toList();
        nodes.subList(1, nodes.size())
                .forEach(node -> world.in(
                        node,
                        "sysctl",
                        "-qw",
                        "net.ipv4.ip_forward=1",
                        "net.ipv6.conf.all.forwarding=1",
                        "net.ipv4.icmp_ratelimit=0",
                        "net.ipv6.icmp.ratelimit=0",
                        "net.ipv4.fib_multipath_hash_policy=1",
                        "net.ipv6.fib_multipath_hash_policy=1"));
        link(0, "client", "fork");
        link(1, "fork", "upper");
        link(2, "fork", "lower");
        link(3, "upper", "join");
        link(4, "lower", "join");
        link(5, "join", "server");
        route("client", "default", 0, 2);
        route("server", "default", 5, 1);
        route("upper", 5, 3, 2);
        route("upper", 0, 1, 1);
        route("lower", 5, 4, 2);
        route("lower", 0, 2, 1);
        route("join", 0, 3, 1);
        route("fork", 5, 1, 2);
    }

    private void link(int number, String left, String right) {
        world.veth(node(left), "to" + number, node(right), "at" + number);
        for (boolean v6 : new boolean[] {false, true}) {
            world.address(node(left), "to" + number, address(number, 1, v6) + (v6 ? "/64" : "/24"));
            world.address(node(right), "at" + number, address(number, 2, v6) + (v6 ? "/64" : "/24"));
        }
    }

    private void route(String node, int network, int link, int end) {
        for (boolean v6 : new boolean[] {false, true}) {
            route(node, network(network, v6), "via " + address(link, end, v6), v6);
        }
    }

    private void route(String node, String to, int link, int end) {
        for (boolean v6 : new boolean[] {false, true}) {
            route(node, to, "via " + address(link, end, v6), v6);
        }
    }

    private void route(String node, String to, String way, boolean v6) {
        world.ip(("-n " + node(node) + (v6 ? " -6" : "") + " route replace " + to + " " + way).split(" "));
    }

    private String node(String name) {
        return nodes.get(NAMES.indexOf(name));
    }

    private static String network(int link, boolean v6) {
        return v6 ? "fd89:" + link + "::/64" : "10.89." + link + ".0/24";
    }

    private static String address(int link, int end, boolean v6) {
        return v6 ? "fd89:" + link + "::" + end : "10.89." + link + "." + end;
    }

    /** From now on the lower way is the one that is taken there. */
    void takeLower(boolean v6) {
        route("fork", network(5, v6), "via " + lower(v6), v6);
    }

    /** Both are, by flow. */
    void takeBoth(boolean v6) {
        route("fork", network(5, v6), "nexthop via " + upper(v6) + " nexthop via " + lower(v6), v6);
    }

    String client() {
        return node("client");
    }

    String upper(boolean v6) {
        return address(1, 2, v6);
    }

    String lower(boolean v6) {
        return address(2, 2, v6);
    }

    String server(boolean v6) {
        return address(5, 2, v6);
    }

    @Override
    public void close() {
        world.close();
    }
}
