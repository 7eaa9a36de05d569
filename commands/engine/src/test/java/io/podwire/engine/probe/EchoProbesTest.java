package io.podwire.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.Probe;
import io.podwire.api.probe.Prober;
import io.podwire.api.probe.ProberFacts;
import io.podwire.api.probe.Reply;
import io.podwire.api.probe.RttClock;
import io.podwire.api.probe.Sending;
import io.podwire.api.value.IpAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Echo requests in real namespaces, out of raw and of datagram sockets. */
class EchoProbesTest {

    private static final int USUAL_BYTES = 56;
    private static final int PATH_MTU = 1400;

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
        if (raw) {
            return world.prober();
        }
        world.sysctl(world.client, "net.ipv4.ping_group_range", "0 2147483647");
        return world.withoutRaw();
    }

    private static Sending whole(boolean whole) {
        return new Sending(null, null, null, null, 0, 0, whole);
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void theTargetAnswers(boolean raw, boolean v6) {
        Prober prober = prober(raw);
        assertThat(prober.facts()).isEqualTo(new ProberFacts(raw, true, raw));
        Reply reply = ProbeWorld.askStamped(
                prober, () -> world.echo(ProbeWorld.server(v6), Sending.USUAL, USUAL_BYTES, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(reply.clock()).isEqualTo(RttClock.KERNEL);
        assertThat(reply.rtt()).isPositive();
        assertThat(reply.from()).isEqualTo(ProbeWorld.server(v6));
        assertThat(reply.hops()).isEqualTo(63);
        assertThat(reply.payload()).isEqualTo(ProbeWorld.octets(USUAL_BYTES));
        assertThat(reply.source()).isEqualTo(ProbeWorld.client(v6));
        assertThat(reply.sourcePort()).isPositive();
    }

    @Test
    void withoutRawSocketsAndOutsideOfTheGroupsThatMayNoEchoRequestsAreToldOf() {
        // from 1 to 0: nobody, as the kernel has it by itself
        world.sysctl(world.client, "net.ipv4.ping_group_range", "1 0");
        assertThat(world.withoutRaw().facts()).isEqualTo(new ProberFacts(false, false, false));
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void hopsAreUsedUpAtTheRouter(boolean raw, boolean v6) {
        Reply reply = ProbeWorld.ask(
                prober(raw),
                world.echo(ProbeWorld.server(v6), Sending.USUAL.withHops(1), USUAL_BYTES, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(reply.from()).isEqualTo(ProbeWorld.router(v6));
        assertThat(reply.icmp().type()).isEqualTo(v6 ? 3 : 11);
        assertThat(reply.rtt()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void aRouterThatCanNotGetThereIsNamed(boolean raw, boolean v6) {
        IpAddress nobody = IpAddress.parse(v6 ? "fd09:2::77" : "10.9.2.77");
        String kind = v6 ? "icmp6-addr-unreachable" : "icmp-host-unreachable";
        world.filter(world.router, v6, "-A FORWARD -d " + nobody + " -j REJECT --reject-with " + kind);
        Reply reply = ProbeWorld.ask(prober(raw), world.echo(nobody, Sending.USUAL, USUAL_BYTES, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(reply.from()).isEqualTo(ProbeWorld.router(v6));
        assertThat(reply.icmp().words()).isEqualTo(v6 ? "address unreachable" : "host unreachable");
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void whatIsTooBigForTheMiddleIsTold(boolean raw, boolean v6) {
        world.narrow(PATH_MTU);
        Prober prober = prober(raw);
        int fits = PATH_MTU - (v6 ? 48 : 28);
        // Again and again: what the kernel learns of the first must not keep the second at home.
        for (int i = 0; i < 3; i++) {
            Reply reply =
                    ProbeWorld.ask(prober, world.echo(ProbeWorld.server(v6), whole(true), fits + 1, ProbeWorld.LONG));
            assertThat(reply.outcome()).isEqualTo(Outcome.TOO_BIG);
            assertThat(reply.from()).isEqualTo(ProbeWorld.router(v6));
            assertThat(reply.icmp().mtu()).isEqualTo(PATH_MTU);
        }
        Reply reply = ProbeWorld.ask(prober, world.echo(ProbeWorld.server(v6), whole(true), fits, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
        // Not whole, it goes in pieces.
        Reply pieces =
                ProbeWorld.ask(prober, world.echo(ProbeWorld.server(v6), whole(false), fits + 1, ProbeWorld.LONG));
        assertThat(pieces.outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsTooBigForItsOwnLinkDoesNotLeave(boolean v6) {
        Reply reply =
                ProbeWorld.ask(world.prober(), world.echo(ProbeWorld.server(v6), whole(true), 1473, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(reply.problem()).startsWith("EMSGSIZE (Message too long): ");
    }

    @ParameterizedTest
    @CsvSource({"false, 65507", "false, 0", "true, 65507", "true, 0"})
    void anySizeGoesInPieces(boolean v6, int bytes) {
        Reply reply = ProbeWorld.ask(
                world.prober(), world.echo(ProbeWorld.server(v6), Sending.USUAL, bytes, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(reply.payload()).isEqualTo(ProbeWorld.octets(bytes));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAnswerAfterTheTimeoutIsLateAndNotLost(boolean raw) {
        world.muteRouter();
        Prober prober = prober(raw);
        Reply first = ProbeWorld.ask(
                prober, world.echo(ProbeWorld.SERVER_4, Sending.USUAL, USUAL_BYTES, Duration.ofMillis(20)));
        assertThat(first.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(prober.underWay()).isZero();
        world.unmuteRouter();
        Reply second = prober.next(ProbeWorld.LONG);
        assertThat(second.outcome()).isEqualTo(Outcome.LATE);
        assertThat(second.number()).isEqualTo(first.number());
        assertThat(second.rtt()).isGreaterThan(Duration.ofMillis(20));
    }

    @Test
    void whatOnesOwnFilterRefusesDoesNotLeave() {
        world.filter(world.client, false, "-A OUTPUT -p icmp -j DROP");
        Prober prober = world.prober();
        Reply refused =
                ProbeWorld.ask(prober, world.echo(ProbeWorld.SERVER_4, Sending.USUAL, USUAL_BYTES, ProbeWorld.LONG));
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(refused.problem())
                .isEqualTo("EPERM (Operation not permitted): a packet filter of this network namespace does not let"
                        + " it out");
        world.filter(world.client, false, "-F OUTPUT");
        // What failed is not counted among the stamps: the next one's is its own.
        Reply answered = ProbeWorld.askStamped(
                prober, () -> world.echo(ProbeWorld.SERVER_4, Sending.USUAL, USUAL_BYTES, ProbeWorld.LONG));
        assertThat(answered.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(answered.clock()).isEqualTo(RttClock.KERNEL);
    }

    @Test
    void withNeitherRawSocketsNorTheGroupItSaysWhatIsNeeded() {
        world.sysctl(world.client, "net.ipv4.ping_group_range", "1 0");
        Reply reply = ProbeWorld.ask(
                world.withoutRaw(), world.echo(ProbeWorld.SERVER_4, Sending.USUAL, USUAL_BYTES, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(reply.problem())
                .isEqualTo("EACCES (Permission denied): needs CAP_NET_RAW, or a group within"
                        + " net.ipv4.ping_group_range");
    }

    @Test
    void identifiersSourcesLinksMarksAndClassesAreThoseAskedFor() {
        world.world.address(world.client, "c0", "10.9.1.77/24");
        world.filter(
                world.client,
                false,
                "-A OUTPUT -p icmp --icmp-type echo-request -s 10.9.1.77 -o c0 -m mark --mark 0x17 -m tos --tos 0x10"
                        + " -m ttl --ttl-eq 9 -m comment --comment told");
        Prober prober = world.prober();
        for (int identifier = 1; identifier <= 300; identifier++) {
            Sending sending = new Sending(IpAddress.parse("10.9.1.77"), identifier, "c0", 9, 0x10, 0x17, false);
            Reply reply =
                    ProbeWorld.ask(prober, world.echo(ProbeWorld.SERVER_4, sending, USUAL_BYTES, ProbeWorld.LONG));
            assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
            assertThat(reply.source()).isEqualTo(IpAddress.parse("10.9.1.77"));
            assertThat(reply.sourcePort()).isEqualTo(identifier);
        }
        assertThat(world.counted(world.client, false, "told")).isEqualTo(300);
    }

    @Test
    void anotherPingBesideIsNotHeardAndHearsItsOwn() {
        Prober prober = world.prober();
        prober.send(world.echo(ProbeWorld.SERVER_4, Sending.USUAL, USUAL_BYTES, ProbeWorld.LONG));
        assertThat(prober.next(ProbeWorld.LONG).outcome()).isEqualTo(Outcome.ANSWERED);
        String ping = world.world.in(world.client, "ping", "-n", "-q", "-c", "5", "-i", "0.01", "10.9.2.2");
        assertThat(ping).contains("5 packets transmitted, 5 received");
        assertThat(prober.next(Duration.ZERO)).isNull();
    }

    @Test
    void tenThousandAtOnceAreAllAnswered() {
        int count = 10_000;
        Prober prober = world.prober();
        for (int i = 0; i < count; i++) {
            prober.send(world.echo(ProbeWorld.server(i % 2 == 0), Sending.USUAL, USUAL_BYTES, ProbeWorld.LONG));
        }
        assertThat(prober.underWay()).isEqualTo(count);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (int i = 0; i < count; i++) {
            outcomes.merge(prober.next(ProbeWorld.LONG).outcome(), 1, Integer::sum);
        }
        assertThat(outcomes).isEqualTo(Map.of(Outcome.ANSWERED, count));
        assertThat(prober.underWay()).isZero();
    }

    /** More than there are sockets to send by: one that is given up for another must not be needed any more. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whateverAddressTheyLeaveFromAllAreHeard(boolean raw) {
        int count = 80;
        for (int i = 0; i < count; i++) {
            world.world.address(world.client, "c0", "10.9.1." + (100 + i) + "/24");
        }
        Prober prober = prober(raw);
        world.muteRouter();
        for (int i = 0; i < count; i++) {
            Sending sending = new Sending(IpAddress.parse("10.9.1." + (100 + i)), null, null, null, 0, 0, false);
            prober.send(world.echo(ProbeWorld.SERVER_4, sending, USUAL_BYTES, ProbeWorld.LONG));
        }
        assertThat(prober.next(Duration.ofMillis(20))).isNull();
        world.unmuteRouter();
        for (int i = 0; i < count; i++) {
            assertThat(prober.next(ProbeWorld.LONG).outcome()).isEqualTo(Outcome.ANSWERED);
        }
    }

    /** Timers are due while answers still wait to be read: that is no loss, and only what took longer is late. */
    @Test
    void whatCameInTimeIsNotToldAsLost() {
        int count = 1600;
        Duration timeout = Duration.ofMillis(1);
        Prober prober = world.prober();
        ProbeWorld.askStamped(
                prober, () -> world.echo(ProbeWorld.ROUTER_4, Sending.USUAL, USUAL_BYTES, ProbeWorld.LONG));
        for (int i = 0; i < count; i++) {
            prober.send(world.echo(ProbeWorld.ROUTER_4, Sending.USUAL, 30_000, timeout));
        }
        int inTime = 0;
        int toldAsLost = 0;
        Reply reply = prober.next(ProbeWorld.LONG);
        while (reply != null) {
            inTime += reply.outcome() == Outcome.ANSWERED ? 1 : 0;
            toldAsLost += reply.outcome() == Outcome.LATE && reply.rtt().compareTo(timeout) <= 0 ? 1 : 0;
            reply = prober.next(prober.underWay() > 0 ? ProbeWorld.LONG : ProbeWorld.SHORT);
        }
        // a packet is stamped a moment before it can be read
        assertThat(toldAsLost).isLessThan(count / 20);
        assertThat(inTime).isPositive();
    }

    @Test
    void aNumberThatIsUnderWayIsNotTakenTwice() {
        world.filter(world.router, false, "-A FORWARD -p icmp -j DROP");
        Prober prober = world.prober();
        Probe probe = world.echo(ProbeWorld.SERVER_4, Sending.USUAL, USUAL_BYTES, ProbeWorld.SHORT);
        prober.send(probe);
        assertThatThrownBy(() -> prober.send(probe)).isInstanceOf(IllegalArgumentException.class);
        assertThat(prober.next(ProbeWorld.LONG).outcome()).isEqualTo(Outcome.TIMED_OUT);
        prober.send(probe);
        assertThat(prober.next(ProbeWorld.LONG).outcome()).isEqualTo(Outcome.TIMED_OUT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thatNoNeighborAnswersIsSaidByOurOwnHost(boolean v6) {
        String link = v6 ? "net.ipv6.neigh.c0." : "net.ipv4.neigh.c0.";
        world.sysctl(world.client, link + "retrans_time_ms", 20);
        IpAddress nobody = IpAddress.parse(v6 ? "fd09:1::77" : "10.9.1.77");
        Reply reply = ProbeWorld.ask(world.prober(), world.echo(nobody, Sending.USUAL, USUAL_BYTES, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(reply.from()).isEqualTo(ProbeWorld.client(v6));
    }
}
