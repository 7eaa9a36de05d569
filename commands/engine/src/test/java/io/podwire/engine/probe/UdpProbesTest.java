package io.podwire.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.Prober;
import io.podwire.api.probe.Reply;
import io.podwire.api.probe.RttClock;
import io.podwire.api.probe.Sending;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Datagrams in real namespaces, one socket each or many in one flow, with and without sight of ICMP itself. */
class UdpProbesTest {

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

    private Prober prober(boolean raw) {
        return raw ? world.prober() : world.withoutRaw();
    }

    private Reply ask(Prober prober, IpAddress target, int port, Sending sending, Octets payload) {
        return ProbeWorld.ask(prober, world.probe(ProbeProtocol.UDP, target, port, sending, payload, ProbeWorld.LONG));
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "false, 12", "false, 65507", "true, 0", "true, 12", "true, 65507"})
    void anAnswerIsTold(boolean v6, int bytes) {
        int port = world.echoes(ProbeWorld.server(v6));
        Octets payload = ProbeWorld.octets(bytes);
        Reply reply = ProbeWorld.askStamped(
                world.prober(),
                () -> world.probe(
                        ProbeProtocol.UDP, ProbeWorld.server(v6), port, Sending.USUAL, payload, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(reply.clock()).isEqualTo(RttClock.KERNEL);
        assertThat(reply.rtt()).isPositive();
        assertThat(reply.hops()).isEqualTo(63);
        assertThat(reply.payload()).isEqualTo(payload);
        assertThat(reply.source()).isEqualTo(ProbeWorld.client(v6));
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void aClosedPortRefuses(boolean raw, boolean v6) {
        Reply reply = ask(prober(raw), ProbeWorld.server(v6), CLOSED, Sending.USUAL, ProbeWorld.octets(12));
        assertThat(reply.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(reply.from()).isEqualTo(ProbeWorld.server(v6));
        assertThat(reply.icmp().words()).isEqualTo("port unreachable");
        assertThat(reply.rtt()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void aRejectionOnTheWayIsNoRefusal(boolean raw, boolean v6) {
        world.filter(
                world.router,
                v6,
                "-A FORWARD -p udp -j REJECT --reject-with "
                        + (v6 ? "icmp6-port-unreachable" : "icmp-port-unreachable"));
        Reply reply = ask(prober(raw), ProbeWorld.server(v6), CLOSED, Sending.USUAL, ProbeWorld.octets(12));
        assertThat(reply.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(reply.from()).isEqualTo(ProbeWorld.router(v6));
    }

    @Test
    void silenceTimesOutAndALateAnswerIsLate() {
        int port = world.echoes(ProbeWorld.SERVER_4);
        world.muteRouter();
        Prober prober = world.prober();
        prober.send(world.probe(
                ProbeProtocol.UDP,
                ProbeWorld.SERVER_4,
                port,
                Sending.USUAL,
                ProbeWorld.octets(5),
                Duration.ofMillis(20)));
        assertThat(prober.next(ProbeWorld.LONG).outcome()).isEqualTo(Outcome.TIMED_OUT);
        world.unmuteRouter();
        Reply late = prober.next(ProbeWorld.LONG);
        assertThat(late.outcome()).isEqualTo(Outcome.LATE);
        assertThat(late.payload()).isEqualTo(ProbeWorld.octets(5));
    }

    /** Same addresses, same ports, same payload: each reply still is its own probe's. */
    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void probesOfOneFlowAreToldApart(boolean raw, boolean v6) {
        Prober prober = prober(raw);
        Octets zeros = Octets.of(new byte[24]);
        Map<Long, Outcome> expected = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            Sending sending = Sending.USUAL.withSourcePort(40_000).withHops(i % 3 == 0 ? 64 : 1);
            var probe = world.probe(ProbeProtocol.UDP, ProbeWorld.server(v6), CLOSED, sending, zeros, ProbeWorld.LONG);
            prober.send(probe);
            expected.put(probe.number(), i % 3 == 0 ? Outcome.REFUSED : Outcome.EXPIRED);
        }
        Map<Long, Outcome> outcomes = new HashMap<>();
        while (prober.underWay() > 0) {
            Reply reply = prober.next(ProbeWorld.LONG);
            assertThat(reply.sourcePort()).isEqualTo(40_000);
            outcomes.put(reply.number(), reply.outcome());
        }
        assertThat(outcomes).isEqualTo(expected);
    }

    /** The kernel's table of datagram sockets: the inode of the one with that port, null for none. */
    private String inodeOf(int port) {
        String hexadecimal = String.format(":%04X", port);
        return world.world
                .in(world.client, "cat", "/proc/net/udp")
                .lines()
                .map(line -> line.strip().split(" +"))
                .filter(words -> words[1].endsWith(hexadecimal))
                .map(words -> words[9])
                .findFirst()
                .orElse(null);
    }

    /** A node that forwards for its own pod tells flows apart by their sockets. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFlowKeepsItsSocketUntilTheProberIsClosed(boolean raw) {
        Prober prober = prober(raw);
        Sending flow = Sending.USUAL.withSourcePort(40_000);
        ask(prober, ProbeWorld.SERVER_4, CLOSED, flow, ProbeWorld.octets(12));
        String inode = inodeOf(40_000);
        assertThat(inode).isNotNull();
        for (int hops : new int[] {1, 64, 2}) {
            ask(prober, ProbeWorld.SERVER_4, CLOSED, flow.withHops(hops), ProbeWorld.octets(12));
            assertThat(inodeOf(40_000)).isEqualTo(inode);
        }
        prober.close();
        assertThat(inodeOf(40_000)).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofFlowsThatRestOnlySomeAreKept(boolean raw) {
        int port = world.echoes(ProbeWorld.SERVER_4);
        Prober prober = prober(raw);
        for (int i : IntStream.concat(IntStream.range(0, 70), IntStream.of(0)).toArray()) {
            Sending flow = Sending.USUAL.withSourcePort(40_000 + i);
            Reply reply = ask(prober, ProbeWorld.SERVER_4, port, flow, ProbeWorld.octets(12));
            assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
        }
        assertThat(inodeOf(40_006)).isNull();
        assertThat(inodeOf(40_007)).isNotNull();
        assertThat(inodeOf(40_000)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersInOneFlowAreToldApart(boolean v6) {
        int port = world.echoes(ProbeWorld.server(v6));
        Prober prober = world.prober();
        Map<Long, Octets> sent = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            Octets payload = Octets.of(new byte[] {(byte) (i >> 4), (byte) i, 7});
            var probe = world.probe(
                    ProbeProtocol.UDP,
                    ProbeWorld.server(v6),
                    port,
                    Sending.USUAL.withSourcePort(40_000),
                    payload,
                    ProbeWorld.LONG);
            prober.send(probe);
            sent.put(probe.number(), payload);
        }
        Map<Long, Octets> came = new HashMap<>();
        while (prober.underWay() > 0) {
            Reply reply = prober.next(ProbeWorld.LONG);
            assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
            came.put(reply.number(), reply.payload());
        }
        assertThat(came).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void whatIsTooBigForTheMiddleIsTold(boolean raw, boolean v6) {
        world.narrow(1400);
        Sending whole = new Sending(null, null, null, null, 0, 0, true);
        Prober prober = prober(raw);
        for (int i = 0; i < 3; i++) {
            Reply reply = ask(prober, ProbeWorld.server(v6), CLOSED, whole, ProbeWorld.octets(1400));
            assertThat(reply.outcome()).isEqualTo(Outcome.TOO_BIG);
            assertThat(reply.icmp().mtu()).isEqualTo(1400);
            assertThat(reply.from()).isEqualTo(ProbeWorld.router(v6));
        }
    }
}
