package io.podwire.engine.probe;

import io.podwire.api.probe.Probe;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.Prober;
import io.podwire.api.probe.Reply;
import io.podwire.api.probe.RttClock;
import io.podwire.api.probe.Sending;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import io.podwire.engine.Inside;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netns.OpenNetns;
import io.podwire.testkit.NetnsWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A client, a router and a server in a row, with both address families; the router answers as fast as it is asked. */
final class ProbeWorld implements AutoCloseable {

    static final IpAddress CLIENT_4 = IpAddress.parse("10.9.1.2");
    static final IpAddress CLIENT_6 = IpAddress.parse("fd09:1::2");
    static final IpAddress ROUTER_4 = IpAddress.parse("10.9.1.1");
    static final IpAddress ROUTER_6 = IpAddress.parse("fd09:1::1");
    static final IpAddress SERVER_4 = IpAddress.parse("10.9.2.2");
    static final IpAddress SERVER_6 = IpAddress.parse("fd09:2::2");

    /** Longer than anything takes on a machine that is busy otherwise. */
    static final Duration LONG = Duration.ofSeconds(20);

    /** For what nobody answers. */
    static final Duration SHORT = Duration.ofMillis(200);

    final NetnsWorld world = NetnsWorld.orSkip();
    final String client = world.netns("c");
    final String router = world.netns("r");
    final String server = world.netns("s");

    private final List<AutoCloseable> open = new ArrayList<>();
    private long numbers;

    ProbeWorld() {
        try {
            world.veth(client, "c0", router, "r0");
            world.veth(router, "r1", server, "s0");
            world.address(client, "c0", "10.9.1.2/24");
            world.address(client, "c0", "fd09:1::2/64");
            world.address(router, "r0", "10.9.1.1/24");
            world.address(router, "r0", "fd09:1::1/64");
            world.address(router, "r1", "10.9.2.1/24");
            world.address(router, "r1", "fd09:2::1/64");
            world.address(server, "s0", "10.9.2.2/24");
            world.address(server, "s0", "fd09:2::2/64");
            world.ip("-n", client, "route", "add", "10.9.2.0/24", "via", "10.9.1.1");
            world.ip("-n", client, "route", "add", "fd09:2::/64", "via", "fd09:1::1");
            world.ip("-n", server, "route", "add", "10.9.1.0/24", "via", "10.9.2.1");
            world.ip("-n", server, "route", "add", "fd09:1::/64", "via", "fd09:2::1");
            sysctl(router, "net.ipv4.ip_forward", 1);
            sysctl(router, "net.ipv6.conf.all.forwarding", 1);
            for (String netns : List.of(client, router, server)) {
                // Errors come as often as they are asked for; else a test would see the kernel's limits.
                sysctl(netns, "net.ipv4.icmp_ratelimit", 0);
                sysctl(netns, "net.ipv6.icmp.ratelimit", 0);
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    void sysctl(String netns, String name, Object value) {
        world.in(netns, "sh", "-c", "echo '" + value + "' > /proc/sys/" + name.replace('.', '/'));
    }

    /** The router answers no ARP from now on: what the client sends waits with the client, which asks again and again. */
    void muteRouter() {
        sysctl(client, "net.ipv4.neigh.c0.retrans_time_ms", 20);
        sysctl(client, "net.ipv4.neigh.c0.mcast_solicit", 1000);
        sysctl(router, "net.ipv4.conf.r0.arp_ignore", 8);
    }

    /** It answers again; at once, for who waits is patient for less than a second. */
    void unmuteRouter() {
        inside(router, () -> Files.writeString(Path.of("/proc/sys/net/ipv4/conf/r0/arp_ignore"), "0"));
    }

    /** A prober of the client, closed with the world. */
    Prober prober() {
        return prober(client);
    }

    Prober prober(String netns) {
        return kept(LocalProber.open(Inside.netns(world, netns), HostRoot.of("/"), true));
    }

    /** A prober of the client that does as one without CAP_NET_RAW must. */
    Prober withoutRaw() {
        return kept(LocalProber.open(Inside.netns(world, client), HostRoot.of("/"), false));
    }

    private Prober kept(Prober prober) {
        open.add(prober);
        return prober;
    }

    /** The middle lets no packet through that is longer. */
    void narrow(int mtu) {
        world.ip("-n", router, "link", "set", "r1", "mtu", Integer.toString(mtu));
        world.ip("-n", server, "link", "set", "s0", "mtu", Integer.toString(mtu));
    }

    /** A port of the server that sends each datagram back to where it came from, until the world ends. */
    int echoes(IpAddress address) {
        DatagramChannel channel = inside(
                server,
                () -> DatagramChannel.open()
                        .bind(new InetSocketAddress(InetAddress.getByAddress(address.octets()), 0)));
        open.add(channel);
        Thread thread = new Thread(() -> echo(channel), "echoes");
        thread.setDaemon(true);
        thread.start();
        return channel.socket().getLocalPort();
    }

    private static void echo(DatagramChannel channel) {
        ByteBuffer datagram = ByteBuffer.allocate(65536);
        try {
            while (true) {
                SocketAddress from = channel.receive(datagram.clear());
                channel.send(datagram.flip(), from);
            }
        } catch (IOException e) {
            // Closed with the world.
        }
    }

    private interface Opening<T> {
        T open() throws IOException;
    }

    private <T> T inside(String netns, Opening<T> opening) {
        try (OpenNetns held = Inside.open(world, netns)) {
            return held.inside(() -> {
                try {
                    return opening.open();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (SystemCallException e) {
            throw new AssertionError(e);
        }
    }

    /** A port of the server that accepts connections, as far as its backlog goes, closed with the world. */
    ServerSocketChannel listen(IpAddress address, int backlog) {
        ServerSocketChannel channel = inside(
                server,
                () -> ServerSocketChannel.open()
                        .bind(new InetSocketAddress(InetAddress.getByAddress(address.octets()), 0), backlog));
        open.add(channel);
        return channel;
    }

    static int port(ServerSocketChannel channel) {
        return channel.socket().getLocalPort();
    }

    /** A rule of the packet filter; both families where the words have no address. */
    void filter(String netns, boolean v6, String words) {
        List<String> command = new ArrayList<>(List.of(v6 ? "ip6tables" : "iptables", "-w"));
        command.addAll(List.of(words.split(" ")));
        world.in(netns, command.toArray(String[]::new));
    }

    /** Packets that a filter's rule with this comment has seen. */
    long counted(String netns, boolean v6, String comment) {
        String rules = world.in(netns, v6 ? "ip6tables" : "iptables", "-w", "-nvxL");
        return rules.lines()
                .filter(line -> line.contains("/* " + comment + " */"))
                .mapToLong(line -> Long.parseLong(line.strip().split(" +")[0]))
                .sum();
    }

    /** Waits until a counter has reached a number, and gives what it then is. */
    long awaitCounted(String netns, boolean v6, String comment, long expected) {
        long deadline = System.nanoTime() + LONG.toNanos();
        long seen = counted(netns, v6, comment);
        while (seen < expected && System.nanoTime() - deadline < 0) {
            seen = counted(netns, v6, comment);
        }
        return seen;
    }

    static IpAddress server(boolean v6) {
        return v6 ? SERVER_6 : SERVER_4;
    }

    static IpAddress router(boolean v6) {
        return v6 ? ROUTER_6 : ROUTER_4;
    }

    static IpAddress client(boolean v6) {
        return v6 ? CLIENT_6 : CLIENT_4;
    }

    Probe echo(IpAddress target, Sending sending, int payload, Duration timeout) {
        return probe(ProbeProtocol.ICMP, target, 0, sending, octets(payload), timeout);
    }

    /** So many octets, each another than the one before. */
    static Octets octets(int count) {
        byte[] octets = new byte[count];
        for (int i = 0; i < count; i++) {
            octets[i] = (byte) (i * 7);
        }
        return Octets.view(octets, 0, count);
    }

    Probe tcp(IpAddress target, int port, Duration timeout) {
        return probe(ProbeProtocol.TCP, target, port, Sending.USUAL, Octets.EMPTY, timeout);
    }

    Probe probe(ProbeProtocol protocol, IpAddress target, int port, Sending sending, Octets payload, Duration timeout) {
        return new Probe(numbers++, protocol, target, port, sending, payload, timeout);
    }

    /** Sends one and awaits its first reply. */
    static Reply ask(Prober prober, Probe probe) {
        prober.send(probe);
        Reply reply = prober.next(LONG);
        if (reply == null || reply.number() != probe.number()) {
            throw new AssertionError("for " + probe + " came " + reply);
        }
        return reply;
    }

    /** Asks until the kernel stamps what comes, which it begins a moment after the first socket wants it. */
    static Reply askStamped(Prober prober, Supplier<Probe> probes) {
        long deadline = System.nanoTime() + LONG.toNanos();
        Reply reply = ask(prober, probes.get());
        while (reply.clock() == RttClock.USER && System.nanoTime() - deadline < 0) {
            reply = ask(prober, probes.get());
        }
        return reply;
    }

    @Override
    public void close() {
        for (AutoCloseable one : open) {
            try {
                one.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        world.close();
    }
}
