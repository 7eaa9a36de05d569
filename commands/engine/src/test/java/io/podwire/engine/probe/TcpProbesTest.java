package io.podwire.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.Prober;
import io.podwire.api.probe.Reply;
import io.podwire.api.probe.RttClock;
import io.podwire.api.probe.Sending;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections in real namespaces: every outcome, beside what the kernel's own packet filter counts and was told to answer. */
class TcpProbesTest {

    private static final int CLOSED = 9;

    private ProbeWorld world;

    @BeforeEach
    void begin() {
        world = new ProbeWorld();
    }

    @AfterEach
    void end() {
        if (world != null) {
            world.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anOpenPortIsConnectedAndTheKernelTellsTheTime(boolean v6) {
        int port = ProbeWorld.port(world.listen(ProbeWorld.server(v6), 10));
        Reply reply = ProbeWorld.ask(world.prober(), world.tcp(ProbeWorld.server(v6), port, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(reply.clock()).isEqualTo(RttClock.TCP_INFO);
        assertThat(reply.rtt()).isPositive();
        assertThat(reply.from()).isEqualTo(ProbeWorld.server(v6));
        assertThat(reply.source()).isEqualTo(v6 ? ProbeWorld.CLIENT_6 : ProbeWorld.CLIENT_4);
        assertThat(reply.sourcePort()).isPositive();
        assertThat(reply.problem()).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClosedPortRefuses(boolean v6) {
        Reply reply = ProbeWorld.ask(world.prober(), world.tcp(ProbeWorld.server(v6), CLOSED, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(reply.from()).isEqualTo(ProbeWorld.server(v6));
        assertThat(reply.icmp()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "icmp-net-unreachable, 0, network unreachable",
        "icmp-host-unreachable, 1, host unreachable",
        "icmp-proto-unreachable, 2, protocol unreachable",
        "icmp-port-unreachable, 3, port unreachable",
        "icmp-net-prohibited, 9, network prohibited",
        "icmp-host-prohibited, 10, host prohibited",
        "icmp-admin-prohibited, 13, prohibited by a filter"
    })
    void aRejectionTellsWhichAndByWhom(String kind, int code, String words) {
        world.filter(world.router, false, "-A FORWARD -p tcp --dport 80 -j REJECT --reject-with " + kind);
        Reply reply = ProbeWorld.ask(world.prober(), world.tcp(ProbeWorld.SERVER_4, 80, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(reply.from()).isEqualTo(ProbeWorld.ROUTER_4);
        assertThat(reply.icmp()).isEqualTo(new IcmpMessage(4, 3, code, null, words));
    }

    @ParameterizedTest
    @CsvSource({
        "icmp6-no-route, 0, no route",
        "icmp6-adm-prohibited, 1, prohibited by a filter",
        "icmp6-addr-unreachable, 3, address unreachable",
        "icmp6-port-unreachable, 4, port unreachable"
    })
    void aRejectionTellsWhichAndByWhomOverIpv6(String kind, int code, String words) {
        world.filter(world.router, true, "-A FORWARD -p tcp --dport 80 -j REJECT --reject-with " + kind);
        Reply reply = ProbeWorld.ask(world.prober(), world.tcp(ProbeWorld.SERVER_6, 80, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(reply.from()).isEqualTo(ProbeWorld.ROUTER_6);
        assertThat(reply.icmp()).isEqualTo(new IcmpMessage(6, 1, code, null, words));
    }

    @Test
    void thePortUnreachableOfTheTargetItselfIsARefusal() {
        world.filter(world.server, false, "-A INPUT -p tcp --dport 80 -j REJECT --reject-with icmp-port-unreachable");
        Reply reply = ProbeWorld.ask(world.prober(), world.tcp(ProbeWorld.SERVER_4, 80, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(reply.icmp().words()).isEqualTo("port unreachable");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hopsAreUsedUpAtTheRouter(boolean v6) {
        Reply reply = ProbeWorld.ask(
                world.prober(),
                world.probe(
                        ProbeProtocol.TCP,
                        ProbeWorld.server(v6),
                        80,
                        Sending.USUAL.withHops(1),
                        Octets.EMPTY,
                        ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(reply.from()).isEqualTo(ProbeWorld.router(v6));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsDroppedTimesOut(boolean v6) {
        world.filter(world.router, v6, "-A FORWARD -p tcp --dport 80 -j DROP");
        Reply reply = ProbeWorld.ask(world.prober(), world.tcp(ProbeWorld.server(v6), 80, ProbeWorld.SHORT));
        assertThat(reply.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(reply.rtt()).isNull();
        assertThat(reply.from()).isNull();
    }

    @Test
    void anAnswerAfterTheTimeoutIsLateAndNotLost() {
        world.muteRouter();
        int port = ProbeWorld.port(world.listen(ProbeWorld.SERVER_4, 10));
        Prober prober = world.prober();
        Reply first = ProbeWorld.ask(prober, world.tcp(ProbeWorld.SERVER_4, port, Duration.ofMillis(20)));
        assertThat(first.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(prober.underWay()).isZero();
        world.unmuteRouter();
        Reply second = prober.next(ProbeWorld.LONG);
        assertThat(second.outcome()).isEqualTo(Outcome.LATE);
        assertThat(second.number()).isEqualTo(first.number());
        assertThat(second.from()).isEqualTo(ProbeWorld.SERVER_4);
        assertThat(second.rtt()).isGreaterThan(Duration.ofMillis(20));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutARouteNothingLeaves(boolean v6) {
        IpAddress nowhere = IpAddress.parse(v6 ? "fd77::1" : "10.77.0.1");
        Reply reply = ProbeWorld.ask(world.prober(), world.tcp(nowhere, 80, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(reply.problem()).isEqualTo("ENETUNREACH (Network is unreachable): no route leads to " + nowhere);
        assertThat(reply.source()).isNull();
    }

    @Test
    void usedUpPortsAreToldAsSuch() {
        int port = ProbeWorld.port(world.listen(ProbeWorld.SERVER_4, 100));
        world.sysctl(world.client, "net.ipv4.ip_local_port_range", "40000 40003");
        Prober prober = world.prober();
        for (int i = 0; i < 8; i++) {
            prober.send(world.tcp(ProbeWorld.SERVER_4, port, ProbeWorld.LONG));
        }
        int answered = 0;
        int unsent = 0;
        for (int i = 0; i < 8; i++) {
            Reply reply = prober.next(ProbeWorld.LONG);
            answered += reply.outcome() == Outcome.ANSWERED ? 1 : 0;
            unsent += reply.outcome() == Outcome.NOT_SENT ? 1 : 0;
            if (reply.outcome() == Outcome.NOT_SENT) {
                assertThat(reply.problem()).startsWith("EADDRNOTAVAIL").contains("net.ipv4.ip_local_port_range");
            }
        }
        assertThat(answered).isEqualTo(4);
        assertThat(unsent).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void connectionsEndWithFinAlsoWithUnreadData(boolean v6) throws IOException {
        for (String flags : new String[] {"SYN", "FIN", "RST"}) {
            world.filter(
                    world.server,
                    v6,
                    "-A INPUT -p tcp --tcp-flags " + flags + " " + flags + " -m comment --comment " + flags);
        }
        ServerSocketChannel listening = world.listen(ProbeWorld.server(v6), 100);
        Prober prober = world.prober();
        int count = 23;
        for (int i = 0; i < count; i++) {
            prober.send(world.tcp(ProbeWorld.server(v6), ProbeWorld.port(listening), ProbeWorld.LONG));
        }
        for (int i = 0; i < count; i++) {
            try (SocketChannel accepted = listening.accept()) {
                accepted.write(ByteBuffer.wrap("220 who is there?\r\n".getBytes(StandardCharsets.US_ASCII)));
                // Reads until our end: what closes the connection is our FIN.
                while (accepted.read(ByteBuffer.allocate(16)) >= 0) {
                    continue;
                }
            }
            assertThat(prober.next(ProbeWorld.LONG).outcome()).isEqualTo(Outcome.ANSWERED);
        }
        prober.close();
        assertThat(world.awaitCounted(world.server, v6, "FIN", count)).isEqualTo(count);
        assertThat(world.counted(world.server, v6, "SYN")).isEqualTo(count);
        assertThat(world.counted(world.server, v6, "RST")).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMessageIsAnsweredByAMessage(boolean v6) throws IOException {
        ServerSocketChannel listening = world.listen(ProbeWorld.server(v6), 10);
        Prober prober = world.prober();
        Octets question = ProbeWorld.octets(40_000);
        prober.send(world.probe(
                ProbeProtocol.TCP_MESSAGE,
                ProbeWorld.server(v6),
                ProbeWorld.port(listening),
                Sending.USUAL,
                question,
                ProbeWorld.LONG));
        try (SocketChannel accepted = listening.accept()) {
            ByteBuffer asked = ByteBuffer.allocate(2 + question.length());
            while (asked.hasRemaining()) {
                assertThat(accepted.read(asked)).isPositive();
            }
            assertThat(asked.getShort(0) & 0xffff).isEqualTo(question.length());
            // In two pieces, with the length itself torn apart.
            accepted.write(ByteBuffer.wrap(new byte[] {0}));
            accepted.write(ByteBuffer.wrap(new byte[] {3, 1, 2, 3}));
            Reply reply = prober.next(ProbeWorld.LONG);
            assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
            assertThat(reply.payload()).isEqualTo(Octets.parse("010203"));
            assertThat(reply.clock()).isEqualTo(RttClock.USER);
        }
    }

    @Test
    void aConnectionThatIsClosedBeforeItsMessageIsARefusal() throws IOException {
        ServerSocketChannel listening = world.listen(ProbeWorld.SERVER_4, 10);
        Prober prober = world.prober();
        prober.send(world.probe(
                ProbeProtocol.TCP_MESSAGE,
                ProbeWorld.SERVER_4,
                ProbeWorld.port(listening),
                Sending.USUAL,
                ProbeWorld.octets(12),
                ProbeWorld.LONG));
        listening.accept().close();
        assertThat(prober.next(ProbeWorld.LONG).outcome()).isEqualTo(Outcome.REFUSED);
    }

    /** As proxies do without a server behind them: it stood, whoever of the two ends is looked at first. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectionThatIsResetAtOnceWasOne(boolean v6) throws InterruptedException {
        int count = 200;
        ServerSocketChannel listening = world.listen(ProbeWorld.server(v6), count);
        Thread resetting = new Thread(() -> resetAll(listening, count), "resets");
        resetting.start();
        Prober prober = world.prober();
        for (int i = 0; i < count; i++) {
            prober.send(world.tcp(ProbeWorld.server(v6), ProbeWorld.port(listening), ProbeWorld.LONG));
        }
        for (int i = 0; i < count; i++) {
            Reply reply = prober.next(ProbeWorld.LONG);
            assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
            assertThat(reply.clock()).isEqualTo(RttClock.TCP_INFO);
        }
        resetting.join();
    }

    private static void resetAll(ServerSocketChannel listening, int count) {
        try {
            for (int i = 0; i < count; i++) {
                SocketChannel accepted = listening.accept();
                accepted.setOption(StandardSocketOptions.SO_LINGER, 0);
                accepted.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody listens there; and the port is not kept for a minute, so that it can be asked again. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectionWithItselfIsNone(boolean v6) {
        Prober prober = world.prober();
        Sending sending = Sending.USUAL.withSourcePort(40_123);
        for (int i = 0; i < 2; i++) {
            Reply reply = ProbeWorld.ask(
                    prober,
                    world.probe(
                            ProbeProtocol.TCP, ProbeWorld.client(v6), 40_123, sending, Octets.EMPTY, ProbeWorld.LONG));
            assertThat(reply.outcome()).isEqualTo(Outcome.REFUSED);
        }
    }

    @Test
    void itLeavesAsItIsTold() {
        int port = ProbeWorld.port(world.listen(ProbeWorld.SERVER_4, 10));
        world.world.address(world.client, "c0", "10.9.1.77/24");
        world.filter(
                world.client,
                false,
                "-A OUTPUT -p tcp -s 10.9.1.77 --sport 40123 -o c0 -m mark --mark 0x17 -m tos --tos 0x10"
                        + " -m ttl --ttl-eq 9 -m comment --comment told");
        Sending sending = new Sending(IpAddress.parse("10.9.1.77"), 40123, "c0", 9, 0x10, 0x17, false);
        Reply reply = ProbeWorld.ask(
                world.prober(),
                world.probe(ProbeProtocol.TCP, ProbeWorld.SERVER_4, port, sending, Octets.EMPTY, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(reply.source()).isEqualTo(IpAddress.parse("10.9.1.77"));
        assertThat(reply.sourcePort()).isEqualTo(40123);
        assertThat(world.counted(world.client, false, "told")).isPositive();
    }

    /** The second is told at once what is in its way; it does not wait. */
    @Test
    void oneSourcePortHasOneConnectionToATargetAtATime() throws IOException {
        ServerSocketChannel listening = world.listen(ProbeWorld.SERVER_4, 10);
        int port = ProbeWorld.port(listening);
        String taken =
                "EADDRNOTAVAIL (Cannot assign requested address): from local port 40321 there can be one connection to "
                        + ProbeWorld.SERVER_4 + " port " + port
                        + " at a time, and there is one already; a closed one may stay for a minute";
        Prober prober = world.prober();
        Sending fixed = Sending.USUAL.withSourcePort(40321);
        world.muteRouter();
        prober.send(world.probe(ProbeProtocol.TCP, ProbeWorld.SERVER_4, port, fixed, Octets.EMPTY, ProbeWorld.LONG));
        Reply second = ProbeWorld.ask(
                prober,
                world.probe(ProbeProtocol.TCP, ProbeWorld.SERVER_4, port, fixed, Octets.EMPTY, ProbeWorld.LONG));
        assertThat(second.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(second.problem()).isEqualTo(taken);
        world.unmuteRouter();
        assertThat(prober.next(ProbeWorld.LONG).outcome()).isEqualTo(Outcome.ANSWERED);
        int other = ProbeWorld.port(world.listen(ProbeWorld.SERVER_4, 10));
        Reply elsewhere = ProbeWorld.ask(
                prober,
                world.probe(ProbeProtocol.TCP, ProbeWorld.SERVER_4, other, fixed, Octets.EMPTY, ProbeWorld.LONG));
        assertThat(elsewhere.outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @ParameterizedTest
    @CsvSource({
        "10.9.9.9,, EADDRNOTAVAIL (Cannot assign requested address): 10.9.9.9 is no address of this network namespace",
        "fd09:1::2,, EAFNOSUPPORT (Address family not supported by protocol): fd09:1::2 is of another family than the target",
        ", x7, ENODEV (No such device): there is no link x7 in this network namespace",
        ", c23456789abcdefg, ENODEV (No such device): there is no link c23456789abcdefg in this network namespace"
    })
    void whatItCanNotLeaveByIsNamed(String source, String link, String problem) {
        // The kernel cuts a name that is too long, and would take this one.
        world.world.veth(world.client, "c23456789abcdef", world.router, "r9");
        IpAddress from = source == null ? null : IpAddress.parse(source);
        Sending sending = new Sending(from, null, link, null, 0, 0, false);
        Reply reply = ProbeWorld.ask(
                world.prober(),
                world.probe(ProbeProtocol.TCP, ProbeWorld.SERVER_4, 80, sending, Octets.EMPTY, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(reply.problem()).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "unreachable, EHOSTUNREACH (No route to host): a route of this network namespace says that 10.9.3.3 can't be reached",
        "prohibit, 'EACCES (Permission denied): a route of this network namespace prohibits 10.9.3.3, or it is a broadcast address'",
        "blackhole, EINVAL (Invalid argument): a route of this network namespace throws away what goes to 10.9.3.3"
    })
    void aRouteThatRefusesIsTold(String kind, String problem) {
        world.world.ip("-n", world.client, "route", "add", kind, "10.9.3.0/24");
        Reply reply = ProbeWorld.ask(world.prober(), world.tcp(IpAddress.parse("10.9.3.3"), 80, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(reply.problem()).isEqualTo(problem);
    }
}
