package io.podwire.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.PathHop;
import io.podwire.api.probe.PathRequest;
import io.podwire.api.probe.PathRound;
import io.podwire.api.probe.Probe;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.ProbeRule;
import io.podwire.api.probe.ProbeVerdict;
import io.podwire.api.value.Octets;
import io.podwire.testkit.FakeProber;
import io.podwire.testkit.FakeProber.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a round asks, and what comes of it, in networks that are functions. */
class PathWalkTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 6, 12, 29})
    void hopsAreThoseOfTheChainAndNothingIsLost(int routers) {
        Looked looked = Looked.at(new FakeRouters(routers), 1, 10);
        assertThat(looked.report().hops()).hasSize(routers + 1);
        for (int i = 1; i <= routers; i++) {
            assertThat(looked.addresses().get(i - 1)).isEqualTo("10.0." + i + ".1");
        }
        assertThat(looked.report().hops()).allSatisfy(hop -> {
            assertThat(hop.sent()).isEqualTo(10);
            assertThat(hop.answered()).isEqualTo(10);
            assertThat(hop.lost() + hop.limited() + hop.late() + hop.waiting()).isZero();
            assertThat(hop.rtt().average()).isEqualTo(Duration.ofMillis(2L * hop.hop()));
            assertThat(hop.end()).isEqualTo(hop.hop() == routers + 1);
        });
        assertThat(looked.report().rounds()).isEqualTo(10);
        assertThat(looked.report().reached()).isEqualTo(10);
        assertThat(looked.report().good()).isTrue();
    }

    @Test
    void aRoundCostsOneRoundTrip() {
        Looked looked = Looked.at(new FakeRouters(3), 1, 3);
        for (PathRound round : looked.rounds()) {
            long begun = (round.round() - 1) * 1000;
            assertThat(Duration.between(looked.report().begun(), round.at()).toMillis())
                    .as("round %s", round.round())
                    .isEqualTo(begun + 8);
        }
        assertThat(looked.rounds()).hasSize(3).allMatch(PathRound::settled);
    }

    @Test
    void roundsThatCouldNotLeaveAreCountedBesideThoseThatDid() {
        // the first round asks seven hops, the next two one each; then the link is down
        FakeProber prober = new FakeProber(probe -> probe.number() <= 9
                ? Fate.answered(Duration.ofMillis(2))
                : new Fate(Outcome.NOT_SENT, Duration.ZERO, null, null, Octets.EMPTY));
        PathRequest request = Looked.request(ProbeProtocol.ICMP, Duration.ofSeconds(1), 12L, 1);
        try (PathRunning running = Looked.running(request, prober)) {
            while (!running.ended()) {
                running.next(Duration.ofSeconds(3));
            }
            assertThat(running.summary().reached()).isEqualTo(3);
            assertThat(running.summary().verdicts().get(0).words()).startsWith("9 of 12 never left this host");
        }
    }

    @Test
    void nothingIsAskedBeyondTheTargetOnceItIsKnown() {
        FakeRouters routers = new FakeRouters(3);
        Looked.at(routers, 1, 5);
        Map<Integer, Long> byTtl = routers.prober().sent().stream()
                .collect(Collectors.groupingBy(probe -> probe.sending().hops(), TreeMap::new, Collectors.counting()));
        assertThat(byTtl)
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(1, 5L, 2, 5L, 3, 5L, 4, 5L, 5, 1L, 6, 1L, 7, 1L)));
    }

    @Test
    void closedPortsBeyondTheTargetDoNotUseUpWhatTheTargetMayTell() {
        for (int routers = 0; routers <= 6; routers++) {
            PathRequest request = Looked.request(ProbeProtocol.UDP, Duration.ofSeconds(1), 20L, 1);
            Looked looked = Looked.at(new FakeRouters(routers).limited(), request);
            assertThat(looked.report().hops()).hasSize(routers + 1).allMatch(hop -> hop.answered() == 20);
        }
    }

    @Test
    void silentHopsArePassedOverUpToABound() {
        Looked some = Looked.at(new FakeRouters(9).silent(one -> one.toString().matches("10\\.0\\.[3-6]\\.1")), 1, 5);
        assertThat(some.addresses())
                .containsExactly(
                        "10.0.1.1",
                        "10.0.2.1",
                        "???",
                        "???",
                        "???",
                        "???",
                        "10.0.7.1",
                        "10.0.8.1",
                        "10.0.9.1",
                        "192.0.2.9");
        assertThat(some.hop(3).lost()).isEqualTo(5);
        FakeRouters dark = new FakeRouters(20).silent(one -> one.compareTo(FakeRouters.router(2)) > 0);
        Looked none = Looked.at(dark, 1, 5);
        assertThat(none.addresses()).containsExactly("10.0.1.1", "10.0.2.1", "???");
        assertThat(none.report().good()).isFalse();
        assertThat(dark.prober().sent().stream()
                        .mapToInt(p -> p.sending().hops())
                        .max())
                .hasValue(9);
    }

    @Test
    void aSilentHopDoesNotKeepTheFirstPictureWaiting() {
        Looked looked = Looked.at(new FakeRouters(4).silent(one -> one.equals(FakeRouters.router(2))), 1, 6);
        PathRound first = looked.rounds().get(0);
        assertThat(first.settled()).isFalse();
        assertThat(first.hops()).hasSize(5);
        assertThat(Duration.between(looked.report().begun(), first.at()).toMillis())
                .isEqualTo(160);
        assertThat(looked.rounds().stream().filter(PathRound::settled)).hasSize(6);
    }

    @Test
    void oneProbeASecondIsNotLimited() {
        Looked looked = Looked.at(new FakeRouters(4).limited(), 1, 60);
        assertThat(looked.report().hops())
                .hasSize(5)
                .allSatisfy(hop -> assertThat(hop.answered()).isEqualTo(60));
    }

    @Test
    void whatOurOwnRateCostsIsNoLoss() {
        Looked looked = Looked.at(new FakeRouters(4).limited(), 0.1, 60);
        for (int i = 1; i <= 4; i++) {
            PathHop hop = looked.hop(i);
            assertThat(hop.limited()).isBetween(45L, 52L);
            assertThat(hop.lost()).isZero();
            assertThat(hop.lossPercent()).isZero();
            assertThat(hop.remark()).isEqualTo("limited by our own rate");
        }
        PathHop target = looked.hop(5);
        assertThat(target.answered()).isEqualTo(60);
        assertThat(target.remark()).isNull();
    }

    @Test
    void realLossAtTheTargetIsNotExcusedByARate() {
        FakeRouters routers =
                new FakeRouters(2).limited().lost(probe -> probe.sending().hops() >= 3 && probe.number() % 2 == 0);
        Looked looked = Looked.at(routers, 0.1, 100);
        assertThat(looked.hop(3).lost()).isPositive();
        assertThat(looked.hop(3).limited()).isZero();
    }

    @Test
    void closedPortsOfTheTargetAreLimitedTooSinceTheyAreToldByIcmp() {
        PathRequest request = Looked.request(ProbeProtocol.UDP, Duration.ofMillis(100), 60L, 1);
        Looked looked = Looked.at(new FakeRouters(2).limited(), request);
        assertThat(looked.hop(3).limited()).isBetween(45L, 55L);
        assertThat(looked.hop(3).lost()).isZero();
        assertThat(looked.report().good()).isTrue();
    }

    @Test
    void lossAtOneHopIsSeenThereOnly() {
        // a router that drops every third error it should tell of
        int[] count = {0};
        FakeRouters routers =
                new FakeRouters(5).silent(one -> one.equals(FakeRouters.router(3)) && ++count[0] % 3 == 0);
        Looked looked = Looked.at(routers, 1, 60);
        assertThat(looked.hop(3).lost()).isEqualTo(20);
        assertThat(looked.hop(3).lossPercent()).isEqualTo(100.0 / 3);
        looked.report().hops().stream()
                .filter(hop -> hop.hop() != 3)
                .forEach(hop -> assertThat(hop.lost()).isZero());
        assertThat(looked.report().targetLossPercent()).isZero();
    }

    @Test
    void lossFromAHopOnIsSeenFromThereToTheEnd() {
        int[] count = {0};
        Looked looked = Looked.at(new FakeRouters(5).lost(p -> p.sending().hops() >= 4 && ++count[0] % 4 == 0), 1, 80);
        for (PathHop hop : looked.report().hops()) {
            if (hop.hop() < 4) {
                assertThat(hop.lost()).isZero();
            } else {
                assertThat(hop.lost()).isBetween(10L, 30L);
            }
        }
        assertThat(looked.report().targetLossPercent()).isBetween(10.0, 40.0);
    }

    @Test
    void aFailedShareIsNoSuccess() {
        assertThat(Looked.at(new FakeRouters(2).lost(p -> p.sending().hops() >= 3), 1, 3)
                        .report()
                        .good())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"3, 6", "6, 3", "4, 4"})
    void aPathThatChangesIsSaidAndIsNoLoss(int before, int after) {
        FakeRouters routers = new FakeRouters(0);
        routers.way(probe -> routers.nanos() < 9_500_000_000L
                ? FakeRouters.chain(before)
                : FakeRouters.chain(2 + after).subList(2, 2 + after));
        Looked looked = Looked.at(routers, 1, 20);
        assertThat(looked.report().hops()).hasSize(after + 1);
        assertThat(looked.report().hops())
                .allSatisfy(hop -> assertThat(hop.lost()).isZero());
        assertThat(looked.report().reached()).isEqualTo(20);
        assertThat(looked.report().changes()).isNotEmpty().allSatisfy(change -> {
            assertThat(change.round()).isEqualTo(11);
            assertThat(Duration.between(looked.report().begun(), change.at()).toSeconds())
                    .isEqualTo(10);
        });
        assertThat(looked.report().changes().get(0).before()).isEqualTo(FakeRouters.router(1));
        assertThat(looked.report().changes().get(0).after()).isEqualTo(FakeRouters.router(3));
        assertThat(looked.hop(1).addresses())
                .extracting(one -> one.address().toString())
                .containsExactly("10.0.3.1", "10.0.1.1");
        List<PathRound> telling = looked.rounds().stream()
                .filter(round -> !round.changes().isEmpty())
                .toList();
        assertThat(telling).hasSize(1);
        assertThat(telling.get(0).round()).isEqualTo(11);
    }

    @Test
    void aBlackHoleIsLossAtTheTargetWhereItWas() {
        FakeRouters routers = new FakeRouters(3);
        routers.lost(
                probe -> routers.nanos() > 4_500_000_000L && probe.sending().hops() > 2);
        Looked looked = Looked.at(routers, 1, 10);
        assertThat(looked.report().hops()).hasSize(4);
        assertThat(looked.hop(3).lost()).isEqualTo(5);
        assertThat(looked.hop(4).lost()).isEqualTo(5);
        assertThat(looked.report().changes()).isEmpty();
    }

    /** Two equal ways of three routers, chosen by the flow's identifier. */
    private static List<io.podwire.api.value.IpAddress> byFlow(Probe probe) {
        List<io.podwire.api.value.IpAddress> all = FakeRouters.chain(6);
        return probe.sending().sourcePort() % 2 == 0 ? all.subList(0, 3) : all.subList(3, 6);
    }

    @Test
    void oneFlowTakesOneOfEqualWays() {
        Looked looked = Looked.at(new FakeRouters(0).way(PathWalkTest::byFlow), 1, 20);
        assertThat(looked.addresses()).containsExactly("10.0.1.1", "10.0.2.1", "10.0.3.1", "192.0.2.9");
        assertThat(looked.report().hops()).allMatch(hop -> hop.addresses().size() == 1);
    }

    @Test
    void severalFlowsShowAllWaysAndNoChange() {
        PathRequest request = Looked.request(ProbeProtocol.ICMP, Duration.ofSeconds(1), 20L, 4);
        Looked looked = Looked.at(new FakeRouters(0).way(PathWalkTest::byFlow), request);
        for (int i = 1; i <= 3; i++) {
            assertThat(looked.hop(i).addresses()).hasSize(2).allMatch(one -> one.answered() == 10);
            assertThat(looked.hop(i).balanced()).isFalse();
            assertThat(looked.hop(i).lost()).isZero();
        }
        assertThat(looked.report().changes()).isEmpty();
    }

    @Test
    void turnsPacketByPacketAreNoChanges() {
        Random random = new Random(3);
        FakeRouters routers = new FakeRouters(0);
        routers.way(probe -> random.nextBoolean()
                ? FakeRouters.chain(3)
                : FakeRouters.chain(6).subList(3, 6));
        Looked looked = Looked.at(routers, 1, 40);
        assertThat(looked.report().hops()).anyMatch(PathHop::balanced);
        assertThat(looked.report().changes().size()).isLessThan(4);
        assertThat(looked.report().hops()).allMatch(hop -> hop.lost() == 0);
    }

    @Test
    void answersThatOutlastTheIntervalAreNotLost() {
        FakeRouters routers = new FakeRouters(2).extra(probe -> Duration.ofMillis(900));
        Looked looked = Looked.at(routers, 0.25, 20);
        assertThat(looked.report().hops()).hasSize(3).allSatisfy(hop -> {
            assertThat(hop.answered()).isEqualTo(20);
            assertThat(hop.lost() + hop.limited()).isZero();
        });
        looked.rounds().stream()
                .flatMap(round -> round.hops().stream())
                .filter(hop -> hop.answered() > 0)
                .forEach(hop -> assertThat(hop.lost() + hop.limited()).isZero());
    }

    /** Whoever asks may be kept from running, as a pager's user keeps it: answers wait meanwhile. */
    @Test
    void whatCameWhileNobodyLookedIsNotLost() {
        FakeRouters routers = new FakeRouters(2).extra(probe -> Duration.ofMillis(300));
        PathRequest request = Looked.request(ProbeProtocol.ICMP, Duration.ofSeconds(1), 3L, 1);
        try (PathRunning running = Looked.running(request, routers.prober())) {
            while (!running.ended()) {
                running.next(Duration.ofMillis(50));
                routers.prober().pause(Duration.ofSeconds(7));
            }
            assertThat(running.summary().hops()).hasSize(3).allSatisfy(hop -> {
                assertThat(hop.answered()).isEqualTo(3);
                assertThat(hop.lost() + hop.late()).isZero();
            });
        }
    }

    /** The first round asks seven hops; the next one is due before any of them has answered. */
    @Test
    void roundsThatDoNotAskTheTargetAreNoLoss() {
        FakeRouters routers = new FakeRouters(9).extra(probe -> Duration.ofMillis(120));
        Looked looked = Looked.at(routers, 0.1, 20);
        assertThat(looked.report().hops()).hasSize(10).allMatch(hop -> hop.lost() + hop.limited() == 0);
        assertThat(looked.hop(10).sent()).isLessThan(20);
        assertThat(looked.report().rounds()).isEqualTo(looked.hop(10).sent());
        assertThat(looked.report().reached()).isEqualTo(looked.report().rounds());
        assertThat(looked.report().targetLossPercent()).isZero();
        assertThat(looked.report().verdicts()).extracting(ProbeVerdict::rule).containsExactly(ProbeRule.CLEAN);
    }

    @Test
    void lateIsNotLost() {
        // the target's third answer takes 12 s, and is told after the timeout of 10 s
        int[] count = {0};
        FakeRouters routers = new FakeRouters(2)
                .extra(probe ->
                        probe.sending().hops() == 3 && ++count[0] == 3 ? Duration.ofSeconds(12) : Duration.ZERO);
        Looked looked = Looked.at(routers, 1, 20);
        assertThat(looked.hop(3).late()).isEqualTo(1);
        assertThat(looked.hop(3).lost()).isZero();
        assertThat(looked.hop(3).answered()).isEqualTo(19);
        assertThat(looked.report().reached()).isEqualTo(20);
    }

    @Test
    void countsAlwaysAddUp() {
        int[] count = {0};
        FakeRouters routers = new FakeRouters(5)
                .limited()
                .lost(probe -> ++count[0] % 7 == 0)
                .extra(probe -> probe.number() % 11 == 0 ? Duration.ofSeconds(11) : Duration.ZERO);
        Looked looked = Looked.at(routers, 0.3, 100);
        assertThat(looked.rounds().size()).isGreaterThanOrEqualTo(100);
        looked.rounds().stream().flatMap(round -> round.hops().stream()).forEach(hop -> {
            assertThat(hop.answered() + hop.late() + hop.lost() + hop.limited() + hop.waiting())
                    .isEqualTo(hop.sent());
            assertThat(hop.lost()).isNotNegative();
            assertThat(hop.limited()).isNotNegative();
        });
    }

    @Test
    void endingItEarlyLosesNothing() {
        FakeProber prober =
                new FakeRouters(3).extra(probe -> Duration.ofMillis(400)).prober();
        PathRequest request = Looked.request(ProbeProtocol.ICMP, Duration.ofSeconds(1), null, 1);
        try (PathRunning running = Looked.running(request, prober)) {
            running.next(Duration.ZERO);
            running.next(Duration.ofMillis(100));
            running.cancel();
            assertThat(running.next(Duration.ofSeconds(1))).isInstanceOf(PathRound.class);
            assertThat(running.ended()).isTrue();
            assertThat(running.summary().hops()).isEmpty();
            assertThat(running.summary().rounds()).isZero();
            assertThat(running.summary().good()).isFalse();
        }
        assertThat(prober.closed()).isTrue();
    }

    @Test
    void anHourAtOneASecondKeepsAsMuchAsAMinute() {
        FakeRouters routers = new FakeRouters(8).limited();
        routers.prober().forgetful();
        Looked looked = Looked.at(routers, 1, 3600);
        assertThat(looked.report().hops())
                .hasSize(9)
                .allSatisfy(hop -> assertThat(hop.answered()).isEqualTo(3600));
    }
}
