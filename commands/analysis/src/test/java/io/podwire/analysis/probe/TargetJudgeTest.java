package io.podwire.analysis.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.analysis.probe.TargetJudge.Last;
import io.podwire.api.finding.FindingCode;
import io.podwire.api.finding.Verdict;
import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.Outage;
import io.podwire.api.probe.ProbeFigures;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.ProbeRule;
import io.podwire.api.probe.ProbeTarget;
import io.podwire.api.probe.RttStatistics;
import io.podwire.api.value.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetJudgeTest {

    private static final ProbeTarget TARGET =
            new ProbeTarget("web", IpAddress.parse("10.0.0.9"), ProbeProtocol.TCP, 443);
    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");

    private static List<Judgement> judged(
            long answered,
            long refused,
            long unreachable,
            long timedOut,
            long late,
            long notSent,
            Outage outage,
            Last last) {
        long attempts = answered + refused + unreachable + timedOut + notSent;
        RttStatistics rtt =
                answered == 0 ? null : new RttStatistics(ms(1), ms(2), ms(3), ms(0), ms(2), ms(3), ms(3), ms(0));
        ProbeFigures figures = new ProbeFigures(
                attempts, answered, refused, unreachable, 0, 0, timedOut, late, notSent, 0, rtt, outage);
        return TargetJudge.of(TARGET, figures, last);
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private static Outage row(long probes) {
        return new Outage(BEGIN, Duration.ofSeconds(probes), probes, false);
    }

    @Test
    void anOpenPortIsClean() {
        Judgement clean = judged(60, 0, 0, 0, 0, 0, null, Last.NOTHING).get(0);
        assertThat(clean.rule()).isEqualTo(ProbeRule.CLEAN);
        assertThat(clean.figures()).containsEntry("answered", "60").containsEntry("port", "443");
    }

    @Test
    void refusedFilteredAndUnreachableAreDifferentFaults() {
        assertThat(judged(0, 5, 0, 0, 0, 0, row(5), Last.NOTHING).get(0))
                .satisfies(closed -> assertThat(closed.rule()).isEqualTo(ProbeRule.REFUSED))
                .satisfies(closed -> assertThat(closed.code()).isEqualTo(FindingCode.PORT_CLOSED));
        assertThat(judged(0, 0, 0, 5, 0, 0, row(5), Last.NOTHING).get(0))
                .satisfies(silent -> assertThat(silent.rule()).isEqualTo(ProbeRule.SILENT))
                .satisfies(silent -> assertThat(silent.code()).isEqualTo(FindingCode.FILTER_DROP));
        IcmpMessage prohibited = new IcmpMessage(4, 3, 13, null, "administratively prohibited");
        Judgement said = judged(
                        0, 0, 5, 0, 0, 0, row(5), new Last(prohibited, IpAddress.parse("10.0.0.1"), false, null, 0))
                .get(0);
        assertThat(said.rule()).isEqualTo(ProbeRule.SAID_UNREACHABLE);
        assertThat(said.code()).isEqualTo(FindingCode.FILTER_REJECT);
        assertThat(said.figures())
                .containsEntry("address", "10.0.0.1")
                .containsEntry("says", "administratively prohibited");
    }

    /** Only a host knows its own ports: of another's, a rule speaks. */
    @Test
    void aRouterThatCallsAPortUnreachableHasARule() {
        IcmpMessage port = new IcmpMessage(4, 3, 3, null, "port unreachable");
        Judgement said = judged(0, 0, 5, 0, 0, 0, row(5), new Last(port, IpAddress.parse("10.0.0.1"), false, null, 0))
                .get(0);
        assertThat(said.code()).isEqualTo(FindingCode.FILTER_REJECT);
        assertThat(said.figures()).containsEntry("rejected", "5").containsEntry("says", "port unreachable");
    }

    @Test
    void whereNoNeighborAnswersThisHostItselfSaysSo() {
        IcmpMessage host = new IcmpMessage(4, 3, 1, null, "host unreachable");
        IpAddress own = IpAddress.parse("10.0.0.1");
        Judgement said = judged(0, 0, 5, 0, 0, 0, row(5), new Last(host, own, true, null, 0))
                .get(0);
        assertThat(said.code()).isEqualTo(FindingCode.NEIGHBOR_FAILED);
        assertThat(said.figures()).containsEntry("address", "10.0.0.1").containsEntry("no neighbor", "10.0.0.9");
        Judgement router = judged(0, 0, 5, 0, 0, 0, row(5), new Last(host, own, false, null, 0))
                .get(0);
        assertThat(router.figures()).doesNotContainKey("no neighbor");
    }

    @ParameterizedTest
    @CsvSource({
        "EADDRNOTAVAIL (no free local port), EPHEMERAL_PORTS_EXHAUSTED",
        "EADDRNOTAVAIL (Cannot assign requested address): 10.9.9.9 is no address of this network namespace, ADDRESS_MISSING",
        "ENETUNREACH (Network is unreachable), ROUTE_MISSING",
        "EPERM (a rule of this host forbids it), FILTER_DROP",
        "ENETDOWN (Network is down), LINK_DOWN"
    })
    void whatNeverLeftIsAFaultOfThisHost(String problem, FindingCode fault) {
        Judgement none = judged(0, 0, 0, 0, 0, 3, row(3), new Last(null, null, false, problem, 0))
                .get(0);
        assertThat(none.rule()).isEqualTo(ProbeRule.NOT_SENT);
        assertThat(none.code()).isEqualTo(fault);
        assertThat(none.figures()).containsEntry("problem", problem);
    }

    @Test
    void oneLostOfTenIsTooFewAndTwentyOfAHundredAreLoss() {
        assertThat(judged(9, 0, 0, 1, 0, 0, row(1), Last.NOTHING).get(0).rule()).isEqualTo(ProbeRule.TOO_FEW);
        Judgement loss = judged(80, 0, 0, 20, 0, 0, row(2), Last.NOTHING).get(0);
        assertThat(loss.rule()).isEqualTo(ProbeRule.LOSS_SOMEWHERE);
        assertThat(loss.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(loss.figures())
                .containsEntry("percent", "20.0")
                .containsEntry("from", "12.7")
                .containsEntry("to", "29.2");
    }

    @Test
    void lossInOneStretchIsAnOutage() {
        Judgement outage = judged(80, 0, 0, 20, 0, 0, row(19), Last.NOTHING).get(0);
        assertThat(outage.rule()).isEqualTo(ProbeRule.ONE_OUTAGE);
        assertThat(outage.figures()).containsEntry("in a row", "19").containsEntry("seconds", "19.0");
    }

    @Test
    void lateAnswersAreNoLoss() {
        List<Judgement> all = judged(55, 0, 0, 5, 5, 0, row(1), Last.NOTHING);
        assertThat(all).extracting(Judgement::rule).containsExactly(ProbeRule.LATE_ANSWERS);
    }

    @Test
    void aServiceOfWhichOneEndpointIsClosedRefusesAtTimes() {
        List<Judgement> all = judged(30, 30, 0, 0, 0, 0, row(4), Last.NOTHING);
        assertThat(all).extracting(Judgement::rule).containsExactly(ProbeRule.REFUSED_AT_TIMES);
        assertThat(all.get(0).verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void withoutProbesThereIsNothingToJudge() {
        Judgement none = judged(0, 0, 0, 0, 0, 0, null, Last.NOTHING).get(0);
        assertThat(none.rule()).isEqualTo(ProbeRule.NOTHING_TO_JUDGE);
        assertThat(none.verdict()).isEqualTo(Verdict.UNKNOWN);
    }
}
