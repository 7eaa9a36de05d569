package io.podwire.probe.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.Probe;
import io.podwire.api.probe.ProberFacts;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import io.podwire.probe.run.Fakes;
import io.podwire.testkit.FakeProber;
import io.podwire.testkit.FakeProber.Fate;
import io.podwire.testkit.FakeSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PingTest {

    private static List<String> ping(FakeProber prober, String host, Object... pairs) {
        Map<String, Object> given = new HashMap<>(Map.of("host", host));
        for (int i = 0; i < pairs.length; i += 2) {
            given.put((String) pairs[i], pairs[i + 1]);
        }
        return Fakes.lines(Fakes.run(Ping.class, given, Fakes.session(prober)));
    }

    private static Fate fate(Outcome outcome, String from, IcmpMessage icmp) {
        return new Fate(outcome, Duration.ofNanos(300_000), IpAddress.parse(from), icmp, Octets.EMPTY);
    }

    private static Fate someFail(Probe probe) {
        return switch ((int) probe.number()) {
            case 0 -> Fate.answered(Duration.ofNanos(27_400));
            case 1 -> Fate.LOST;
            case 2 -> fate(Outcome.UNREACHABLE, "10.0.0.254", new IcmpMessage(4, 3, 1, null, "host unreachable"));
            case 3 -> Fate.answered(Duration.ofMillis(1200));
            default -> Fate.answered(Duration.ofNanos(12_340_000));
        };
    }

    @Test
    void linesAreIputilsWithOurFiguresBehind() {
        assertThat(ping(new FakeProber(PingTest::someFail), "10.0.0.7", "count", 6L))
                .containsExactly(
                        "PING 10.0.0.7 (10.0.0.7) 56(84) bytes of data.",
                        "64 bytes from 10.0.0.7: icmp_seq=1 ttl=64 time=0.027 ms",
                        "no answer yet for icmp_seq=2",
                        "From 10.0.0.254 icmp_seq=3 Destination Host Unreachable",
                        "no answer yet for icmp_seq=4",
                        "64 bytes from 10.0.0.7: icmp_seq=5 ttl=64 time=12.3 ms",
                        "64 bytes from 10.0.0.7: icmp_seq=4 ttl=64 time=1200 ms (late)",
                        "64 bytes from 10.0.0.7: icmp_seq=6 ttl=64 time=12.3 ms",
                        "",
                        "--- 10.0.0.7 ping statistics ---",
                        "6 packets transmitted, 4 received, +1 errors, 33.3333% packet loss, time 5012ms",
                        "rtt min/avg/max/mdev = 0.027/8.236/12.340/5.804 ms",
                        "rtt p50/p95/p99/jitter = 12.340/12.340/12.340/6.156 ms",
                        "Longest outage = 3.00s from 2026-01-05 08:00:01.000 UTC (3 probes in a row)",
                        "1 of those received came late and are in no time above",
                        "Verdict: warn neighbor-failed (said-unreachable): 10.0.0.254 says why it can't get there: host"
                                + " unreachable.",
                        "Verdict: warn packet-loss (too-few): 1 of 6 lost is too little to go by: the true loss is between"
                                + " 0.4 and 64.1 %; send more probes before you blame anything.");
    }

    @Test
    void ipv6HasItsOwnHeading() {
        assertThat(ping(new FakeProber(FakeProber.answersAfter(Duration.ofMillis(150))), "fd00::7", "count", 1L))
                .startsWith(
                        "PING fd00::7(fd00::7) 56 data bytes", "64 bytes from fd00::7: icmp_seq=1 ttl=64 time=150 ms")
                .contains("1 packets transmitted, 1 received, 0% packet loss, time 150ms");
    }

    @Test
    void whatIsSentIsWhatWasAsked() {
        FakeProber prober = new FakeProber(FakeProber.answersAfter(Duration.ofMillis(1)));
        ping(
                prober,
                "10.0.0.7",
                "count",
                2L,
                "interval",
                "0.2",
                "size",
                1472,
                "discovery",
                "do",
                "patience",
                "0.5",
                "from",
                "10.0.0.1",
                "ttl",
                9);
        Probe probe = prober.sent().get(1);
        assertThat(probe.payload().length()).isEqualTo(1472);
        assertThat(probe.sending().whole()).isTrue();
        assertThat(probe.sending().source()).isEqualTo(IpAddress.parse("10.0.0.1"));
        assertThat(probe.sending().hops()).isEqualTo(9);
        assertThat(probe.timeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(prober.sent()).hasSize(2);
    }

    @Test
    void whoMaySendNoEchoRequestsIsToldSoBeforeTheFirst() {
        FakeProber prober = new FakeProber(probe -> Fate.LOST).permitted(new ProberFacts(false, false, false));
        assertThatThrownBy(() -> ping(prober, "10.0.0.7"))
                .isInstanceOfSatisfying(
                        NotPermitted.class,
                        refusal -> assertThat(refusal.hints())
                                .first()
                                .asString()
                                .contains("CAP_NET_RAW", "ping_group_range"))
                .hasMessageStartingWith("echo requests may not be sent from here");
        assertThat(prober.sent()).isEmpty();
        assertThat(prober.closed()).isTrue();
    }

    @Test
    void datagramSocketsAreSaidToBeUsed() {
        FakeProber prober = new FakeProber(FakeProber.answersAfter(Duration.ofMillis(1)))
                .permitted(new ProberFacts(false, true, false));
        FakeSession session = Fakes.session(prober);
        Fakes.lines(Fakes.run(Ping.class, Map.of("host", "10.0.0.7", "count", 1L), session));
        assertThat(session.notes()).singleElement().asString().contains("CAP_NET_RAW", "datagram sockets");
    }

    @Test
    void quietTellsTheBeginningAndTheEnd() {
        assertThat(ping(
                        new FakeProber(FakeProber.answersAfter(Duration.ofMillis(1))),
                        "10.0.0.7",
                        "count",
                        3L,
                        "quiet",
                        true))
                .startsWith("PING 10.0.0.7 (10.0.0.7) 56(84) bytes of data.", "", "--- 10.0.0.7 ping statistics ---");
    }

    @Test
    void errorsHavePingsWords() {
        FakeProber prober = new FakeProber(probe -> switch ((int) probe.number()) {
            case 0 -> fate(Outcome.TOO_BIG, "10.0.0.254", new IcmpMessage(4, 3, 4, 1400, "x"));
            case 1 -> fate(Outcome.EXPIRED, "10.0.0.254", new IcmpMessage(4, 11, 0, null, "x"));
            case 2 -> fate(Outcome.TOO_BIG, "fd00::1", new IcmpMessage(6, 2, 0, 1280, "x"));
            case 3 -> fate(Outcome.UNREACHABLE, "fd00::1", new IcmpMessage(6, 1, 3, null, "x"));
            default -> fate(Outcome.UNREACHABLE, "fd00::1", new IcmpMessage(6, 1, 99, null, "code 99"));
        });
        assertThat(ping(prober, "10.0.0.7", "count", 5L))
                .contains(
                        "From 10.0.0.254 icmp_seq=1 Frag needed and DF set (mtu = 1400)",
                        "From 10.0.0.254 icmp_seq=2 Time to live exceeded",
                        "From fd00::1 icmp_seq=3 Packet too big: mtu=1280",
                        "From fd00::1 icmp_seq=4 Destination unreachable: Address unreachable",
                        "From fd00::1 icmp_seq=5 Destination unreachable: code 99");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count | 0 | -c 0: expected a number of probes above 0",
                "size | 65508 | -s 65508: expected 0 to 65507 bytes",
                "size | -1 | -s -1: expected 0 to 65507 bytes",
                "ttl | 256 | -t 256: expected a time to live from 1 to 255",
                "from | fd00::1 | -I fd00::1: 10.0.0.7 is of the other family",
                "patience | 1d | -W 1d: expected a time above 0 and up to a day, in seconds or with a unit, such as 0.2, 200ms or 5s",
                "interval | 0.001 | 1 each 1ms are 1000 probes a second, more than the 500 that a guest sends"
            })
    void whatCantBeIsToldInOneLine(String key, String value, String message) {
        assertThatThrownBy(() -> ping(new FakeProber(probe -> Fate.LOST), "10.0.0.7", key, value))
                .isInstanceOf(BadUse.class)
                .hasMessage(message);
    }
}
