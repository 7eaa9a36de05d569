package io.podwire.analysis.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.finding.FindingCode;
import io.podwire.api.finding.Verdict;
import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.ProbeRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathJudgeTest {

    private static List<Judgement> judged(Paths path) {
        return PathJudge.of(path.report(), null, 0, 0);
    }

    private static Judgement first(Paths path) {
        return judged(path).get(0);
    }

    @Test
    void everythingAnsweredIsClean() {
        Judgement clean = first(Paths.of(60).hop(0).hop(0).target(0));
        assertThat(clean.rule()).isEqualTo(ProbeRule.CLEAN);
        assertThat(clean.verdict()).isEqualTo(Verdict.OK);
        assertThat(clean.figures()).containsEntry("answered", "60").containsEntry("best", "2.000 ms");
    }

    @Test
    void aRouterThatNeverAnswersIsNoTrouble() {
        assertThat(judged(Paths.of(60).hop(0).silent().target(0)))
                .extracting(Judgement::rule)
                .containsExactly(ProbeRule.CLEAN);
    }

    @Test
    void lossAtOneHopAndNoneAfterItIsThatHopsOwnAndWarnsAtMost() {
        List<Judgement> all = judged(Paths.of(60).hop(0).hop(40).hop(0).target(0));
        assertThat(all).extracting(Judgement::rule).containsExactly(ProbeRule.ONE_HOP_LIMITS_ICMP);
        Judgement limits = all.get(0);
        assertThat(limits.verdict()).isEqualTo(Verdict.WARN);
        assertThat(limits.code()).isEqualTo(FindingCode.ICMP_RATE_LIMITED);
        assertThat(limits.figures())
                .containsEntry("hop", "2")
                .containsEntry("missing", "40")
                .containsEntry("of", "60")
                .containsEntry("lost at the target", "0");
    }

    @Test
    void manyHopsThatLimitAreOneSentence() {
        List<Judgement> all = judged(Paths.of(60).hop(40).hop(30).hop(50).target(0));
        assertThat(all).hasSize(1);
        assertThat(all.get(0).figures()).containsEntry("other hops", "2").containsEntry("hop", "1");
    }

    @Test
    void lossFromAHopToTheEndIsRealAndTheLastHopsFigureCounts() {
        Judgement loss = first(Paths.of(100).hop(0).hop(1).hop(21).hop(18).target(20));
        assertThat(loss.rule()).isEqualTo(ProbeRule.LOSS_TO_THE_END);
        assertThat(loss.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(loss.code()).isEqualTo(FindingCode.PACKET_LOSS);
        assertThat(loss.figures())
                .containsEntry("lost", "20")
                .containsEntry("of", "100")
                .containsEntry("percent", "20.0")
                .containsEntry("hop", "3")
                .containsEntry("address", "10.0.3.1")
                .containsEntry("last good hop", "2")
                .containsEntry("lost there", "1");
    }

    /** A hop that limits its answers hides nothing: a later hop without loss proves that it forwards. */
    @Test
    void aHopThatLimitsBeforeTheLossIsNotItsBeginning() {
        List<Judgement> all = judged(Paths.of(100).hop(0).hop(60).hop(0).hop(22).target(20));
        assertThat(all.get(0).rule()).isEqualTo(ProbeRule.LOSS_TO_THE_END);
        assertThat(all.get(0).figures()).containsEntry("hop", "4").containsEntry("last good hop", "3");
        assertThat(all).extracting(Judgement::rule).contains(ProbeRule.ONE_HOP_LIMITS_ICMP);
    }

    /** That the target loses as much as the hop misses does not excuse it: the hop between loses nothing. */
    @Test
    void aHopThatLimitsIsKnownByTheHopBehindItAlsoWhereTheTargetLoses() {
        List<Judgement> all = judged(Paths.of(100).hop(0).hop(20).hop(0).hop(22).target(20));
        assertThat(all)
                .extracting(Judgement::rule)
                .containsExactly(ProbeRule.LOSS_TO_THE_END, ProbeRule.ONE_HOP_LIMITS_ICMP);
        assertThat(all.get(0).figures()).containsEntry("hop", "4").containsEntry("last good hop", "3");
        assertThat(all.get(1).figures())
                .containsEntry("hop", "2")
                .containsEntry("missing", "20")
                .containsEntry("hop behind", "3")
                .containsEntry("lost behind", "0")
                .doesNotContainKey("lost at the target");
    }

    /** Nobody answers at hops 2 and 3: the loss may begin at any of three. */
    @Test
    void whereHopsDoNotTellTheBeginningIsSaidToBeAmongThem() {
        Judgement loss =
                first(Paths.of(100).hop(0).silent().silent().hop(19).hop(22).target(20));
        assertThat(loss.rule()).isEqualTo(ProbeRule.LOSS_TO_THE_END);
        assertThat(loss.figures())
                .containsEntry("hop", "4")
                .containsEntry("last good hop", "1")
                .containsEntry("hops between", "2");
        assertThat(first(Paths.of(100).silent().hop(19).hop(22).target(20)).figures())
                .containsEntry("hop", "2")
                .doesNotContainKey("last good hop");
    }

    @Test
    void lossFromTheFirstHopOnHasNoGoodHopBefore() {
        Judgement loss = first(Paths.of(100).hop(20).hop(22).target(21));
        assertThat(loss.rule()).isEqualTo(ProbeRule.LOSS_TO_THE_END);
        assertThat(loss.figures()).containsEntry("hop", "1").doesNotContainKey("last good hop");
    }

    @Test
    void lossOfTheTargetAloneBeginsAtTheTarget() {
        Judgement loss = first(Paths.of(100).hop(0).hop(0).target(30));
        assertThat(loss.figures()).containsEntry("hop", "3").containsEntry("last good hop", "2");
    }

    /** One of ten is not "from here on": anything from 0.3 to 44.5 percent may be lost. */
    @Test
    void oneOfTenIsTooFew() {
        List<Judgement> all = judged(Paths.of(10).hop(0).hop(0).target(1));
        assertThat(all).extracting(Judgement::rule).containsExactly(ProbeRule.TOO_FEW);
        assertThat(all.get(0).verdict()).isEqualTo(Verdict.WARN);
        assertThat(all.get(0).figures()).containsEntry("from", "0.3").containsEntry("to", "44.5");
    }

    /** Really lost, but chance alone may have spared the hops before. */
    @Test
    void lossThatNoHopIsProvenToHaveBegunIsSomewhere() {
        Judgement loss = first(Paths.of(10).hop(0).hop(1).target(3));
        assertThat(loss.rule()).isEqualTo(ProbeRule.LOSS_SOMEWHERE);
        assertThat(loss.verdict()).isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "5"})
    void aLostAnswerOfAHopByChanceIsNoLimit(long lost) {
        assertThat(judged(Paths.of(100).hop(0).hop(lost).target(1)))
                .extracting(Judgement::rule)
                .containsExactly(ProbeRule.TOO_FEW);
    }

    @Test
    void belowASecondMissingAnswersOfRoutersAreOurOwnDoing() {
        List<Judgement> all = judged(Paths.fast(30).limited(22).limited(21).target(0));
        assertThat(all).extracting(Judgement::rule).containsExactly(ProbeRule.CLEAN, ProbeRule.OUR_OWN_RATE);
        assertThat(all).extracting(Judgement::verdict).containsOnly(Verdict.OK);
        assertThat(all.get(1).figures())
                .containsEntry("missing", "22")
                .containsEntry("interval", "100.0 ms")
                .containsEntry("other hops", "1");
    }

    @Test
    void belowASecondAClosedPortThatTellsSeldomIsNoLoss() {
        Paths path = Paths.fast(30).limited(22).limitedTarget(20);
        List<Judgement> all = judged(path);
        assertThat(all).extracting(Judgement::rule).containsExactly(ProbeRule.CLEAN, ProbeRule.OUR_OWN_RATE);
        assertThat(all.get(0).figures()).containsEntry("answered", "10").containsEntry("of", "10");
        assertThat(all.get(1).figures()).containsEntry("hop", "1").containsEntry("other hops", "1");
        assertThat(path.report().targetLossPercent()).isZero();
    }

    /** Which of their missing answers were lost nobody knows; that the target lost some is known. */
    @Test
    void belowASecondLossIsNotPinnedOnHopsThatLimit() {
        Judgement loss = first(Paths.fast(100).limited(80).limited(82).target(30));
        assertThat(loss.rule()).isEqualTo(ProbeRule.LOSS_SOMEWHERE);
        Judgement pinned = first(Paths.fast(100).hop(0).limited(82).target(30));
        assertThat(pinned.rule()).isEqualTo(ProbeRule.LOSS_TO_THE_END);
        assertThat(pinned.figures()).containsEntry("last good hop", "1").containsEntry("hop", "3");
        assertThat(judged(Paths.fast(100).hop(0).limited(28).target(30)))
                .as("that it misses them for our rate can't be said of a hop that misses no more than the target")
                .extracting(Judgement::rule)
                .containsExactly(ProbeRule.LOSS_TO_THE_END);
    }

    @Test
    void nobodyBehindAHopIsTold() {
        Judgement end = first(Paths.of(10).hop(0).hop(0).silent());
        assertThat(end.rule()).isEqualTo(ProbeRule.NO_ANSWER_BEYOND);
        assertThat(end.figures()).containsEntry("hop", "2").containsEntry("address", "10.0.2.1");
    }

    @Test
    void nobodyAtAllIsSilence() {
        assertThat(first(Paths.of(10)).rule()).isEqualTo(ProbeRule.NOTHING_TO_JUDGE);
        assertThat(first(Paths.of(10).silent()).rule()).isEqualTo(ProbeRule.SILENT);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 3, 0, ROUTE_MISSING",
        "4, 3, 1, NEIGHBOR_FAILED",
        "4, 3, 13, FILTER_REJECT",
        "4, 3, 10, FILTER_REJECT",
        "6, 1, 0, ROUTE_MISSING",
        "6, 1, 1, FILTER_REJECT",
        "6, 1, 3, NEIGHBOR_FAILED",
        "6, 2, 0, MTU_MISMATCH"
    })
    void whoSaysWhyIsBelieved(int version, int type, int code, FindingCode fault) {
        Judgement said =
                first(Paths.of(10).hop(0).barred(new IcmpMessage(version, type, code, null, "host unreachable")));
        assertThat(said.rule()).isEqualTo(ProbeRule.SAID_UNREACHABLE);
        assertThat(said.code()).isEqualTo(fault);
        assertThat(said.figures()).containsEntry("hop", "2").containsEntry("says", "host unreachable");
    }

    @Test
    void aPathThatChangedIsSaidAndIsNoLoss() {
        List<Judgement> all = judged(Paths.of(60).hop(0).hop(0).target(0).changed(2, 31));
        assertThat(all).extracting(Judgement::rule).containsExactly(ProbeRule.PATH_CHANGED, ProbeRule.CLEAN);
        assertThat(all.get(0).figures())
                .containsEntry("round", "31")
                .containsEntry("before", "10.0.2.1")
                .containsEntry("after", "10.0.102.1")
                .containsEntry("at", "2026-01-05T08:00:31Z");
    }

    /** A new way is seen at each of its hops, and by each flow in its turn. */
    @Test
    void hopsThatChangeTogetherAreOneChange() {
        Paths path = Paths.of(60).hop(0).hop(0).hop(0).target(0);
        path.changed(2, 31).changed(3, 31).changed(2, 32).changed(3, 50);
        assertThat(first(path).figures()).containsEntry("changes", "2").containsEntry("hop", "2");
    }

    @Test
    void wideTimesOfTheTargetPointToBestAndWorst() {
        Judgement wide = first(Paths.of(60).hop(0).target(0, 0, Paths.times(1, 20, 240, 45)));
        assertThat(wide.rule()).isEqualTo(ProbeRule.WIDE_SPREAD);
        assertThat(wide.code()).isEqualTo(FindingCode.LATENCY_UNSTABLE);
        assertThat(wide.figures()).containsEntry("best", "1.000 ms").containsEntry("worst", "240.0 ms");
    }

    /** Three wake-ups of a busy processor make a wide deviation of 50 µs; nobody should be called for that. */
    @Test
    void microsecondsAreNoTrouble() {
        assertThat(first(Paths.of(60).target(0, 0, Paths.times(0.03, 0.06, 0.9, 0.2)))
                        .rule())
                .isEqualTo(ProbeRule.CLEAN);
    }

    @Test
    void lateIsNotLost() {
        List<Judgement> all = judged(Paths.of(60).hop(0).target(0, 4, Paths.times(1, 1.1, 2, 0.1)));
        assertThat(all).extracting(Judgement::rule).containsExactly(ProbeRule.LATE_ANSWERS);
        assertThat(all.get(0).figures()).containsEntry("late", "4").containsEntry("of", "60");
    }

    @Test
    void aRateThatWasNotKeptAndProbesThatDidNotLeaveAreOurOwn() {
        List<Judgement> slow = PathJudge.of(Paths.fast(60).target(0).report(), null, 0, 40);
        assertThat(slow).extracting(Judgement::rule).containsExactly(ProbeRule.RATE_NOT_KEPT, ProbeRule.CLEAN);
        assertThat(slow.get(0).figures()).containsEntry("left out", "40").containsEntry("of", "100");
        List<Judgement> none = PathJudge.of(Paths.of(3).report(), "ENETUNREACH (Network is unreachable)", 3, 0);
        assertThat(none).extracting(Judgement::rule).containsExactly(ProbeRule.NOT_SENT);
        assertThat(none.get(0).code()).isEqualTo(FindingCode.ROUTE_MISSING);
        List<Judgement> some = PathJudge.of(Paths.of(60).target(0).report(), "ENETDOWN (Network is down)", 9, 0);
        assertThat(some).extracting(Judgement::rule).containsExactly(ProbeRule.NOT_SENT);
        assertThat(some.get(0).figures()).containsEntry("not sent", "9").containsEntry("of", "60");
    }
}
