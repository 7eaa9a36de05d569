package io.podwire.engine.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podwire.api.net.Socket;
import io.podwire.engine.Inside;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.local.LocalNetwork;
import io.podwire.engine.netns.OpenNetns;
import io.podwire.testkit.NetnsWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the kernel, with ss as the oracle. The sockets are this process's own, opened inside the namespace. */
class SocketTablesRealTest {

    private final List<AutoCloseable> open = new ArrayList<>();
    private static final Set<String> PASSING = Set.of("FIN-WAIT-1", "CLOSING", "LAST-ACK", "SYN-SENT", "SYN-RECV");

    private NetnsWorld world;
    private String name;
    private OpenNetns netns;

    @BeforeEach
    void build() {
        world = NetnsWorld.orSkip();
        name = world.netns("sockets");
        netns = Inside.open(world, name);
    }

    @AfterEach
    void remove() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        if (world != null) {
            netns.close();
            world.close();
        }
    }

    @Test
    void everySocketEqualsSs() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/ss")), "ss is not here");
        buildSockets();

        List<Socket> sockets = asked();

        List<String> expected = ss();
        assertThat(expected).hasSizeGreaterThan(12);
        assertThat(sockets.stream().map(SocketTablesRealTest::row)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(sockets).extracting(Socket::state).contains("LISTEN", "ESTAB", "TIME-WAIT", "CLOSE-WAIT", "UNCONN");
        assertThat(sockets).allMatch(s -> s.netns() == world.inode(name));
        assertThat(sockets.stream().filter(s -> s.state().equals("LISTEN") && s.sendQueue() == 5))
                .as("a listener with two connections that nobody accepted")
                .singleElement()
                .satisfies(s -> assertThat(s.receiveQueue()).isEqualTo(2));
    }

    @Test
    void procNetGivesTheSame() throws Exception {
        buildSockets();

        List<Socket> read = new SocketTables(HostRoot.of("/")).read(netns);

        assertThat(read).hasSizeGreaterThan(12);
        assertThat(read.stream().map(SocketTablesRealTest::withoutWhatProcLacks))
                .containsExactlyInAnyOrderElementsOf(asked().stream()
                        .map(SocketTablesRealTest::withoutWhatProcLacks)
                        .toList());
        assertThat(read.stream().filter(s -> s.state().equals("LISTEN"))).allMatch(s -> s.sendQueue() == -1);
    }

    @Test
    void asksProcWhereAskingTheKernelWouldLoadAModule(@org.junit.jupiter.api.io.TempDir Path root) throws Exception {
        listen("127.0.0.1", 5);
        // A host whose kernel loads modules and has none loaded; only thread-self is the real one.
        Files.createDirectories(root.resolve("proc/1/ns"));
        Files.createDirectories(root.resolve("proc/sys/kernel"));
        Files.createDirectories(root.resolve("sys/module"));
        Files.writeString(root.resolve("proc/modules"), "tcp_diag 16384 0 - Live 0x0\n");
        Files.writeString(root.resolve("proc/sys/kernel/osrelease"), "0.0.0\n");
        Files.createSymbolicLink(root.resolve("proc/thread-self"), Path.of("/proc/thread-self"));

        List<Socket> sockets = new SocketTables(HostRoot.of(root.toString())).list(netns, i -> null, false);

        assertThat(sockets)
                .singleElement()
                .satisfies(s -> assertThat(s.sendQueue()).isEqualTo(-1));
    }

    @Test
    void findsOwnersAlsoOutsideTheNamespace() throws Exception {
        ServerSocketChannel own = listen("127.0.0.1", 5);
        Process other = null;
        if (Files.exists(Path.of("/usr/bin/socat"))) {
            other = socat("TCP6-LISTEN:7070,ipv6only=1,bind=[::1],so-bindtodevice=lo");
        }
        try (LocalNetwork network = LocalNetwork.open(Inside.netns(world, name), HostRoot.of("/"))) {
            List<Socket> sockets = network.sockets(true);

            Socket ours = at(sockets, ((InetSocketAddress) own.getLocalAddress()).getPort());
            assertThat(ours.pids())
                    .containsExactly((int) ProcessHandle.current().pid());
            assertThat(ours.programs()).containsExactly("java");
            assertThat(network.sockets(false)).allMatch(s -> s.pids() == null && s.programs() == null);
            assumeTrue(other != null, "socat is not here");
            Socket theirs = at(sockets, 7070);
            assertThat(theirs.pids()).containsExactly((int) other.pid());
            assertThat(theirs.programs()).containsExactly("socat");
            assertThat(theirs.onlyV6()).isTrue();
            assertThat(theirs.link()).isEqualTo("lo");
            assertThat(theirs.linkIndex()).isEqualTo(1);
        }
    }

    private static Socket at(List<Socket> sockets, int port) {
        return sockets.stream().filter(s -> s.localPort() == port).findFirst().orElseThrow();
    }

    /** Becomes socat by exec, so that its pid is the process's. */
    private Process socat(String address) throws Exception {
        Process process = new ProcessBuilder("ip", "netns", "exec", name, "socat", address, "EXEC:cat")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        open.add(() -> {
            process.destroy();
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        });
        for (int i = 0; i < 200 && asked().stream().noneMatch(s -> s.localPort() == 7070); i++) {
            Thread.sleep(10);
        }
        return process;
    }

    private void buildSockets() throws Exception {
        for (String loopback : List.of("127.0.0.1", "::1")) {
            ServerSocketChannel server = listen(loopback, 100);
            SocketChannel client = connect(server);
            SocketChannel accepted = keep(server.accept());
            client.write(ByteBuffer.wrap(new byte[7])); // stays in the receive queue

            SocketChannel halfClosed = connect(server);
            SocketChannel waiting = keep(server.accept());
            halfClosed.shutdownOutput();

            SocketChannel first = connect(server);
            SocketChannel second = keep(server.accept());
            first.close();
            second.close(); // leaves "first" in TIME-WAIT
            assertThat(accepted.isOpen() && waiting.isOpen()).isTrue();

            DatagramChannel bound = datagram(loopback);
            DatagramChannel connected = datagram(loopback);
            connected.connect(bound.getLocalAddress());
        }
        ServerSocketChannel full = listen("127.0.0.1", 5);
        connect(full);
        connect(full);
        datagram("0.0.0.0");
        listen("::", 9);
        settle();
    }

    /** Until every FIN is acknowledged: a state that passes by itself would be another one a moment later. */
    private void settle() throws Exception {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (asked().stream().anyMatch(s -> PASSING.contains(s.state()))) {
            assertThat(System.nanoTime()).as("closing settles within 10 s").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    private ServerSocketChannel listen(String address, int backlog) throws SystemCallException {
        return keep(inside(() -> ServerSocketChannel.open().bind(new InetSocketAddress(address, 0), backlog)));
    }

    private SocketChannel connect(ServerSocketChannel server) throws Exception {
        SocketChannel client = keep(inside(SocketChannel::open));
        client.connect(server.getLocalAddress());
        return client;
    }

    private DatagramChannel datagram(String address) throws SystemCallException {
        StandardProtocolFamily family =
                address.contains(":") ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
        return keep(inside(() -> DatagramChannel.open(family).bind(new InetSocketAddress(address, 0))));
    }

    private interface Opening<T> {
        T open() throws IOException;
    }

    private <T> T inside(Opening<T> opening) throws SystemCallException {
        return netns.inside(() -> {
            try {
                return opening.open();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private <T extends AutoCloseable> T keep(T resource) {
        open.add(resource);
        return resource;
    }

    private List<Socket> asked() throws SystemCallException {
        List<Socket> sockets = SocketTables.asked(netns, index -> index == 1 ? "lo" : null);
        assumeTrue(sockets != null, "this kernel has no sock_diag for TCP and UDP");
        return sockets;
    }

    /** Lines of ss as: protocol, state, queues, local, remote, inode; what it says of cgroups on stderr is left out. */
    private List<String> ss() {
        return world.in(name, "ss", "-tunaeHOn")
                .lines()
                .filter(line -> line.startsWith("tcp") || line.startsWith("udp"))
                .map(line -> {
                    String[] fields = line.strip().split("\\s+");
                    String inode = "0";
                    for (String field : fields) {
                        inode = field.startsWith("ino:") ? field.substring(4) : inode;
                    }
                    return String.join(" ", fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], inode);
                })
                .toList();
    }

    private static String row(Socket s) {
        return String.join(
                " ",
                s.protocol(),
                s.state(),
                "" + s.receiveQueue(),
                "" + s.sendQueue(),
                address(s, s.local().toString(), s.local().unspecified()) + ":" + s.localPort(),
                address(s, s.remote().toString(), s.remote().unspecified()) + ":"
                        + (s.remotePort() == 0 ? "*" : s.remotePort()),
                "" + s.inode());
    }

    /** ss writes a star for "any" of an IPv6 socket that takes IPv4 too. */
    private static String address(Socket s, String text, boolean any) {
        return s.family().equals("inet") ? text : any && Boolean.FALSE.equals(s.onlyV6()) ? "*" : "[" + text + "]";
    }

    private static String withoutWhatProcLacks(Socket s) {
        return String.join(
                " ",
                s.protocol(),
                s.family(),
                s.state(),
                s.local() + " " + s.localPort(),
                s.remote() + " " + s.remotePort(),
                "" + s.receiveQueue(),
                s.state().equals("LISTEN") ? "" : "" + s.sendQueue(),
                "" + s.userId(),
                "" + s.inode());
    }
}
