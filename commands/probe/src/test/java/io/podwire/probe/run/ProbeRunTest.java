package io.podwire.probe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.podwire.api.command.Gap;
import io.podwire.api.command.Running;
import io.podwire.api.error.NotFound;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeEvent.Probed;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.api.value.IpAddress;
import io.podwire.probe.connect.Paping;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeProber;
import io.podwire.testkit.FakeProber.Fate;
import io.podwire.testkit.FakeSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How a run begins, ends, and bears with whoever reads it. */
class ProbeRunTest {

    private static final Map<String, ?> FOREVER = Map.of("host", List.of("10.0.0.7"), "port", List.of("80"));

    private final FakeProber prober = new FakeProber(FakeProber.answersAfter(Duration.ofMillis(3)));

    private Running<ProbeEvent, ProbeSummary> run() {
        return Fakes.run(Paping.class, FOREVER, Fakes.session(prober));
    }

    /** Reads until so many probes were told. */
    private static void read(Running<ProbeEvent, ProbeSummary> run, int probes) {
        for (int told = 0; told < probes; ) {
            told += run.next(Duration.ofSeconds(5)) instanceof Probed ? 1 : 0;
        }
    }

    @Test
    void whatWasOpenedIsLetGoWhereTheFactsCanNotBeRead() {
        FakeNetwork own =
                new FakeNetwork(Fakes.OWN).routes().links().neighbors().sockets();
        FakeHost host = new FakeHost("n1", own).prober(prober);
        Running<ProbeEvent, ProbeSummary> run = Fakes.run(Paping.class, FOREVER, new FakeSession(host));
        // it goes after the command was given, and before its first probe
        host.vanishing(Fakes.OWN);
        assertThatThrownBy(() -> run.next(Duration.ofSeconds(1))).isInstanceOf(NotFound.class);
        assertThat(prober.closed()).isTrue();
        assertThat(run.ended()).isTrue();
        run.close();
    }

    /** A node may have a hundred thousand sockets. */
    @Test
    void whatAllTargetsShareIsReadOnce() {
        FakeNetwork own =
                new FakeNetwork(Fakes.OWN).routes().links().neighbors().sockets();
        try (FakeHost host = new FakeHost("n1", own).prober(prober)) {
            Map<String, ?> given =
                    Map.of("host", List.of("10.0.0.7", "10.0.0.8", "fd00::7"), "port", List.of("80,81"), "count", 1L);
            try (Running<ProbeEvent, ProbeSummary> run = Fakes.run(Paping.class, given, new FakeSession(host))) {
                int entered = host.entered();
                run.next(Duration.ofSeconds(1));
                assertThat(host.entered() - entered).isEqualTo(1);
                read(run, 6);
                assertThat(run.next(Duration.ZERO)).isNull();
                assertThat(run.summary().targets())
                        .allSatisfy(told -> assertThat(told.before().target())
                                .isEqualTo(told.target().address()))
                        .allSatisfy(told -> assertThat(told.before().gaps())
                                .extracting(Gap::subject)
                                .containsOnlyOnce("route to " + told.target().address()));
            }
        }
    }

    @Test
    void whoInterruptsTheReaderEndsIt() {
        try (Running<ProbeEvent, ProbeSummary> run = run()) {
            read(run, 2);
            Thread.currentThread().interrupt();
            assertThat(run.next(Duration.ofSeconds(5))).isNull();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(run.ended()).isTrue();
            assertThat(run.summary().targets().get(0).figures().answered()).isEqualTo(2);
        }
        assertThat(prober.closed()).isTrue();
    }

    @Test
    void whatFoundNoRoomIsSaidSinceItMayNotBeLost() {
        prober.dropping(3);
        try (Running<ProbeEvent, ProbeSummary> run = run()) {
            read(run, 3);
            assertThat(run.summary().remarks())
                    .containsExactly(
                            "3 ICMP messages found no room in this host's memory while podwire was too slow to take"
                                    + " them: replies may be among what is told as lost");
        }
    }

    /** A clock that is set meanwhile is told by no figure. */
    @Test
    void itsTimeGoesByAClockThatOnlyRuns() {
        Map<String, ?> three = Map.of("host", List.of("10.0.0.7"), "port", List.of("80"), "count", 3L, "interval", "2");
        prober.set(Duration.ofHours(-1), 2);
        try (Running<ProbeEvent, ProbeSummary> run = Fakes.run(Paping.class, three, Fakes.session(prober))) {
            read(run, 3);
            run.next(Duration.ZERO);
            assertThat(run.summary().elapsed()).isEqualTo(Duration.ofMillis(4003));
        }
    }

    @Test
    void itsTimeIsNotThatOfAReaderWhoComesLate() {
        Map<String, ?> one = Map.of("host", List.of("10.0.0.7"), "port", List.of("80"), "count", 1L);
        try (Running<ProbeEvent, ProbeSummary> run = Fakes.run(Paping.class, one, Fakes.session(prober))) {
            assertThat(run.next(Duration.ZERO)).isInstanceOf(ProbeEvent.Started.class);
            assertThat(run.next(Duration.ZERO)).isNull();
            prober.pause(Duration.ofSeconds(10));
            read(run, 1);
            assertThat(run.summary().elapsed()).isEqualTo(Duration.ofMillis(3));
        }
    }

    @Test
    void patienceMayBeWithoutEnd() {
        try (Running<ProbeEvent, ProbeSummary> run = run()) {
            for (int i = 0; i < 3; i++) {
                assertThat(run.next(Duration.ofSeconds(Long.MAX_VALUE))).isNotNull();
            }
        }
    }

    /** What could not be sent meanwhile is neither a loss nor this host's slowness. */
    @Test
    void whoDoesNotReadForAWhileIsToldWhatWasLeftOut() {
        try (Running<ProbeEvent, ProbeSummary> run = run()) {
            read(run, 3);
            // a pager, ten seconds long
            assertThat(prober.next(Duration.ofSeconds(10))).isNull();
            read(run, 2);
            run.cancel();
            assertThat(run.next(Duration.ZERO)).isNull();
            assertThat(run.summary().remarks())
                    .containsExactly("9 probes were left out while nobody read what came of those before; none of them"
                            + " counts as lost");
            assertThat(run.summary().targets().get(0).verdicts())
                    .extracting(verdict -> verdict.rule().code())
                    .containsExactly("clean");
        }
    }

    /** Two targets a second apart, and a host that is busy for ten after the first had its only probe. */
    @Test
    void aRateThatWasNotKeptIsToldOfThoseItConcerns() {
        AtomicReference<FakeProber> busy = new AtomicReference<>();
        busy.set(new FakeProber(probe -> {
            if (probe.number() == 0) {
                busy.get().pause(Duration.ofSeconds(10));
            }
            return Fate.answered(Duration.ofMillis(3));
        }));
        Map<String, ?> once =
                Map.of("host", List.of("10.0.0.7"), "port", List.of("80,81"), "count", 1L, "interval", "2");
        try (Running<ProbeEvent, ProbeSummary> run = Fakes.run(Paping.class, once, Fakes.session(busy.get()))) {
            read(run, 2);
            run.next(Duration.ZERO);
            assertThat(run.summary().remarks())
                    .containsExactly(
                            "this host did not keep one probe each 1000ms: 9 of 11 were left out, since it was busy or stopped;"
                                    + " none of them counts as lost");
            assertThat(run.summary().targets())
                    .extracting(
                            told -> told.verdicts().get(0).rule().code(),
                            told -> told.verdicts().get(0).evidence().get("left out"))
                    .containsExactly(tuple("clean", null), tuple("rate-not-kept", "4"));
        }
    }

    /** Nothing is kept for a reader who is slow: nothing more is sent. */
    @Test
    void nothingIsSentWhileNobodyReads() {
        try (Running<ProbeEvent, ProbeSummary> run = run()) {
            read(run, 1);
            int sent = prober.sent().size();
            prober.next(Duration.ofHours(1));
            assertThat(prober.sent()).hasSize(sent);
            read(run, 1);
            assertThat(prober.sent().size() - sent).isLessThanOrEqualTo(2);
            assertThat(prober.sent().get(sent).target()).isEqualTo(IpAddress.parse("10.0.0.7"));
        }
    }
}
