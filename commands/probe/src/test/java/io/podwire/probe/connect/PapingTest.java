package io.podwire.probe.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.Running;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.Probe;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeEvent.Probed;
import io.podwire.api.probe.ProbeFigures;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import io.podwire.probe.run.Fakes;
import io.podwire.testkit.FakeProber;
import io.podwire.testkit.FakeProber.Fate;
import io.podwire.testkit.FakeSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PapingTest {

    private static final IpAddress ROUTER = IpAddress.parse("10.0.0.254");

    private static Map<String, Object> given(Object... pairs) {
        Map<String, Object> given = new HashMap<>(Map.of("host", List.of("10.0.0.7"), "port", List.of("80")));
        for (int i = 0; i < pairs.length; i += 2) {
            given.put((String) pairs[i], pairs[i + 1]);
        }
        return given;
    }

    private static Running<ProbeEvent, ProbeSummary> paping(FakeProber prober, Object... pairs) {
        return Fakes.run(Paping.class, given(pairs), Fakes.session(prober));
    }

    private static Fate fate(Outcome outcome, long micros, IpAddress from, IcmpMessage icmp) {
        return new Fate(outcome, Duration.ofNanos(micros * 1000), from, icmp, Octets.EMPTY);
    }

    /** One of each kind, in turn. */
    private static Fate oneOfEach(Probe probe) {
        return switch ((int) probe.number()) {
            case 0 -> Fate.answered(Duration.ofNanos(24_001_000));
            case 1 -> fate(Outcome.REFUSED, 52, null, null);
            case 2 -> Fate.LOST;
            case 3 -> fate(Outcome.UNREACHABLE, 700, ROUTER, new IcmpMessage(4, 3, 1, null, "host unreachable"));
            case 4 -> fate(Outcome.NOT_SENT, 0, null, null);
            case 5 -> Fate.answered(Duration.ofMillis(1500));
            default -> Fate.answered(Duration.ofMillis(26));
        };
    }

    @Test
    void linesArePapingsWordForWordAndFailuresAreToldApart() {
        List<String> lines = Fakes.lines(paping(new FakeProber(PapingTest::oneOfEach), "count", 8L));
        assertThat(lines)
                .containsExactly(
                        "Connecting to 10.0.0.7 on TCP 80:",
                        "",
                        "Connected to 10.0.0.7: time=24.00ms protocol=TCP port=80",
                        "Connection refused: time=0.05ms",
                        "Connection timed out",
                        "Connection failed: host unreachable, says 10.0.0.254",
                        "Connection not tried: ENETUNREACH (Network is unreachable)",
                        "Connection timed out",
                        "Connected to 10.0.0.7: time=26.00ms protocol=TCP port=80",
                        "Connected late to 10.0.0.7: time=1500.00ms protocol=TCP port=80",
                        "Connected to 10.0.0.7: time=26.00ms protocol=TCP port=80",
                        "",
                        "Connection statistics:",
                        "\tAttempted = 8, Connected = 3, Failed = 5 (62.50%)",
                        "Approximate connection times:",
                        "\tMinimum = 24.00ms, Maximum = 26.00ms, Average = 25.33ms",
                        "\tDeviation = 0.942ms, p50 = 26.000ms, p95 = 26.000ms, p99 = 26.000ms, Jitter = 1.000ms",
                        "Failures:",
                        "\tRefused = 1, Unreachable = 1, Timed out = 2, Late = 1, Not sent = 1, Lost = 14.29%",
                        "\tLongest outage = 5.00s from 2026-01-05 08:00:01.000 UTC (5 probes in a row)",
                        "\tVerdict: fail route-missing (not-sent): 1 of 8 never left this host: ENETUNREACH (Network is"
                                + " unreachable).",
                        "\tVerdict: warn port-closed (refused-at-times): refused 1 of 8 times on port 80: one of several"
                                + " behind the address does not listen, or it was restarted meanwhile.",
                        "");
    }

    /** Where no neighbor answers the kernel makes the ICMP error itself: its address would look like somebody else's word. */
    @Test
    void whatThisHostItselfSaysIsNotTakenForSomebodyElses() {
        IcmpMessage host4 = new IcmpMessage(4, 3, 1, null, "host unreachable");
        IcmpMessage host6 = new IcmpMessage(6, 1, 3, null, "address unreachable");
        Function<Probe, Fate> network = probe -> probe.target().v6()
                ? Fate.unreachable(Duration.ofMillis(900), FakeProber.OWN_6, host6)
                : Fate.unreachable(Duration.ofMillis(900), FakeProber.OWN_4, host4);
        assertThat(Fakes.lines(paping(new FakeProber(network), "count", 1L)))
                .contains(
                        "Connection failed: host unreachable, says this host itself: no neighbor answered",
                        "\tVerdict: fail neighbor-failed (said-unreachable): this host itself (192.0.2.1) says host unreachable:"
                                + " no neighbor answered, neither 10.0.0.7 nor a router on the way to it.");
        assertThat(Fakes.lines(paping(new FakeProber(network), "count", 1L, "host", List.of("fd00::7"))))
                .contains("Connection failed: address unreachable, says this host itself: no neighbor answered");
    }

    @Test
    void aRuleThatRejectsForAnotherIsCalledOne() {
        IcmpMessage port = new IcmpMessage(4, 3, 3, null, "port unreachable");
        FakeProber prober = new FakeProber(probe -> Fate.unreachable(Duration.ofMillis(1), ROUTER, port));
        assertThat(Fakes.lines(paping(prober, "count", 1L)))
                .contains(
                        "Connection failed: port unreachable, says 10.0.0.254",
                        "\tVerdict: fail filter-reject (said-unreachable): 10.0.0.254 rejects it by a rule (port unreachable): a"
                                + " packet filter, or a Service without endpoints.");
    }

    @Test
    void severalHostsAndPortsAreProbedInTurnAndEachLineNamesItsOwn() {
        FakeProber prober = new FakeProber(probe -> probe.port() == 81
                ? fate(Outcome.REFUSED, 10, null, null)
                : probe.port() == 82 ? Fate.LOST : Fate.answered(Duration.ofMillis(1)));
        List<String> lines = Fakes.lines(
                paping(prober, "count", 2L, "port", List.of("80,81", "82"), "host", List.of("10.0.0.7", "fd00::7")));
        assertThat(prober.sent()).hasSize(12);
        assertThat(prober.sent()).extracting(Probe::port).startsWith(80, 81, 82, 80, 81, 82, 80);
        assertThat(lines)
                .contains(
                        "Connected to fd00::7: time=1.00ms protocol=TCP port=80",
                        "Connection refused: time=0.01ms 10.0.0.7 protocol=TCP port=81",
                        "Connection timed out: fd00::7 protocol=TCP port=82",
                        "Connection statistics of fd00::7 on TCP 82:",
                        "\tVerdict of 10.0.0.7 on TCP 81: fail port-closed (refused): refused, 2 of 2: the host is there, and"
                                + " nobody listens on port 81, or a rule rejects with a reset.");
    }

    @Test
    void probesOfOneTargetLeaveAnIntervalApartAndOthersInBetween() {
        FakeProber prober = new FakeProber(FakeProber.answersAfter(Duration.ofMillis(1)));
        List<Probed> probed = new ArrayList<>();
        try (Running<ProbeEvent, ProbeSummary> run =
                paping(prober, "count", 2L, "interval", "200ms", "port", List.of("80,81"))) {
            while (!run.ended()) {
                if (run.next(Duration.ofSeconds(1)) instanceof Probed one) {
                    probed.add(one);
                }
            }
        }
        assertThat(probed)
                .extracting(one -> one.at().toEpochMilli() - probed.get(0).at().toEpochMilli())
                .containsExactly(0L, 100L, 200L, 300L);
        assertThat(probed).extracting(Probed::sequence).containsExactly(1L, 1L, 2L, 2L);
    }

    @Test
    void anHourKeepsNothingButFiguresAndTheyAreExact() {
        // 10 a second: each 100th refused, each 1000th lost
        Function<Probe, Fate> network = probe -> probe.number() % 1000 == 999
                ? Fate.LOST
                : probe.number() % 100 == 50
                        ? fate(Outcome.REFUSED, 40, null, null)
                        : Fate.answered(Duration.ofNanos(20_000 + probe.number() % 7 * 1000));
        FakeProber prober = new FakeProber(network).forgetful();
        try (Running<ProbeEvent, ProbeSummary> run =
                paping(prober, "interval", "0.1", "lasting", Duration.ofHours(1))) {
            long early = 0;
            long events = 0;
            while (!run.ended()) {
                if (run.next(Duration.ofSeconds(1)) != null && ++events == 4000) {
                    early = used();
                }
            }
            long grown = used() - early;
            ProbeFigures figures = run.summary().targets().get(0).figures();
            assertThat(events).isEqualTo(36_001);
            assertThat(figures.attempts()).isEqualTo(36_000);
            assertThat(figures.refused()).isEqualTo(360);
            assertThat(figures.timedOut()).isEqualTo(36);
            assertThat(figures.answered()).isEqualTo(36_000 - 396);
            assertThat(figures.rtt().least()).isEqualTo(Duration.ofNanos(20_000));
            assertThat(figures.rtt().most()).isEqualTo(Duration.ofNanos(26_000));
            // 32,000 probes kept would be megabytes
            assertThat(grown).as("bytes grown").isLessThan(500_000);
        }
        assertThat(prober.closed()).isTrue();
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    @Test
    void beingStoppedTellsWhatWasThereAndLetsGo() {
        FakeProber prober = new FakeProber(FakeProber.answersAfter(Duration.ofMillis(3)));
        try (Running<ProbeEvent, ProbeSummary> run = paping(prober)) {
            for (int i = 0; i < 4; i++) {
                run.next(Duration.ofSeconds(5));
            }
            run.cancel();
            assertThat(run.next(Duration.ofSeconds(5))).isNull();
            assertThat(run.ended()).isTrue();
            assertThat(run.summary().targets().get(0).figures().attempts()).isEqualTo(3);
            assertThat(run.summary().passed()).isTrue();
        }
        assertThat(prober.closed()).isTrue();
    }

    @Test
    void passesWhereAnyConnectionStoodUnlessMoreThanAllowedFailed() {
        Function<Probe, Fate> quarter =
                probe -> probe.number() % 4 == 3 ? Fate.LOST : Fate.answered(Duration.ofMillis(1));
        assertThat(passed(quarter)).isTrue();
        assertThat(passed(quarter, "failLoss", "25%")).isTrue();
        assertThat(passed(quarter, "failLoss", "24.9%")).isFalse();
        assertThat(passed(probe -> Fate.LOST)).isFalse();
        assertThat(passed(probe -> fate(Outcome.REFUSED, 10, null, null))).isFalse();
        // late is not lost
        assertThat(passed(probe -> Fate.answered(Duration.ofMillis(1200)), "failLoss", "26%"))
                .isTrue();
    }

    private static boolean passed(Function<Probe, Fate> network, Object... pairs) {
        Map<String, Object> given = given(pairs);
        given.put("count", 4L);
        given.put("interval", "2");
        try (Running<ProbeEvent, ProbeSummary> run =
                Fakes.run(Paping.class, given, Fakes.session(new FakeProber(network)))) {
            while (!run.ended()) {
                run.next(Duration.ofSeconds(30));
            }
            return run.summary().passed();
        }
    }

    @Test
    void aPodThatIsGoneEndsItWithWhatWasMeasured() {
        FakeProber prober = new FakeProber(FakeProber.answersAfter(Duration.ofMillis(3)));
        GoneAfter gone = new GoneAfter(prober, 3);
        Running<ProbeEvent, ProbeSummary> run = Fakes.run(Paping.class, given(), Fakes.session(gone));
        assertThatThrownBy(() -> {
                    while (!run.ended()) {
                        run.next(Duration.ofSeconds(1));
                    }
                })
                .isInstanceOf(NotFound.class);
        assertThat(run.summary().targets().get(0).figures().answered()).isEqualTo(2);
        assertThat(prober.closed()).isTrue();
        run.close();
    }

    @Test
    void aDryRunSaysWhatWouldBeSentAndSendsNothing() {
        FakeProber prober = new FakeProber(probe -> Fate.LOST);
        List<String> lines = Fakes.lines(paping(prober, "dryRun", true, "count", 5L));
        assertThat(lines)
                .first()
                .isEqualTo(
                        "would send from host to 10.0.0.7 (10.0.0.7) by TCP 80, connections that are closed with FIN");
        // three connections in their three seconds, two sockets a family that hear ICMP and ask for routes
        assertThat(lines).contains("  5 times", "  sockets: at most 7 open at a time");
        assertThat(prober.sent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port | 0 | -p 0: expected a port from 1 to 65535",
                "port | 70000 | -p 70000: expected a port from 1 to 65535",
                "port | http | -p http: expected a port from 1 to 65535",
                "port | 80, | -p 80,: '' is no port; expected a port from 1 to 65535",
                "port | 80,443,x | -p 80,443,x: 'x' is no port; expected a port from 1 to 65535",
                "port | 80-90 | -p 80-90: ranges are not taken; expected the ports one by one",
                "port | 80,8000:8080 | -p 80,8000:8080: ranges are not taken; expected the ports one by one",
                "port | -1 | -p -1: expected a port from 1 to 65535",
                "lasting | 0s | --for 0: expected a time above 0, such as 10s or 5m",
                "lasting | 10 | --for: '10' is not a duration (the unit is missing); expected a number with a unit, such as 250ms, 10s or 5m",
                "interval | -1 | -i -1: expected a time above 0 and up to a day, in seconds or with a unit, such as 0.2, 200ms or 5s",
                "interval | 0 | -i 0: expected a time above 0 and up to a day, in seconds or with a unit, such as 0.2, 200ms or 5s",
                "interval | 1x | -i 1x: expected a time above 0 and up to a day, in seconds or with a unit, such as 0.2, 200ms or 5s",
                "patience | 0 | -t 0: expected milliseconds above 0, such as 1000",
                "count | -3 | -c -3: expected a number of probes above 0, or 0 for no end",
                "failLoss | 101% | --fail-loss 101%: expected a share from 0% to 100%, with the sign",
                "failLoss | 5 | --fail-loss 5: expected a share from 0% to 100%, with the sign",
                "interval | 0.0000001 | more than 1000000 probes a second can't be sent",
                "source | fd00::1 | --source fd00::1: 10.0.0.7 is of the other family",
                "interval | 0.001 | 1 each 1ms are 1000 probes a second, more than the 500 that a guest sends",
                "interval | 0.01 | 1 each 10ms are 100 new connections a second to 10.0.0.7, more than the 50 that a guest opens: only a default route leads"
                        + " there, so it is taken for outside the cluster"
            })
    void whatCantBeIsToldInOneLine(String key, String value, String message) {
        FakeSession session = Fakes.session(new FakeProber(probe -> Fate.LOST));
        Object one = key.equals("port") ? List.of(value) : value;
        assertThatThrownBy(() -> Fakes.run(Paping.class, given(key, one), session))
                .isInstanceOf(BadUse.class)
                .hasMessage(message);
    }

    @Test
    void aGuestsLimitsAreOffWhenToldSo() {
        FakeProber prober = new FakeProber(FakeProber.answersAfter(Duration.ofNanos(50_000)));
        Running<ProbeEvent, ProbeSummary> run = paping(prober, "interval", "1ms", "count", 2000L, "rateLimitOff", true);
        assertThat(Fakes.lines(run)).contains("\tAttempted = 2000, Connected = 2000, Failed = 0 (0.00%)");
        assertThat(prober.sent()).allMatch(probe -> probe.protocol() == ProbeProtocol.TCP);
    }
}
