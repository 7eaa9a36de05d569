package io.podwire.analysis.probe;

import io.podwire.api.finding.FindingCode;
import io.podwire.api.finding.Verdict;
import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.Outage;
import io.podwire.api.probe.ProbeFigures;
import io.podwire.api.probe.ProbeRule;
import io.podwire.api.probe.ProbeTarget;
import io.podwire.api.probe.RttStatistics;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the figures of probes to one target: whether it is there and wants, and if not, which of the reasons it is. */
public final class TargetJudge {

    private static final double LEAST_LOSS = 0.01;

    /** So much of what failed is in the longest outage, where one calls it that. */
    private static final double MOST_OF_IT = 0.8;

    private static final int FEWEST_IN_AN_OUTAGE = 3;

    /**
     * What the figures do not hold of the last probe that failed in each way.
     *
     * @param icmp the last ICMP error; null where there was none
     * @param from who sent it
     * @param own that was this host itself
     * @param problem why the last that did not leave did not; null where all left
     * @param skipped probes that this host came too late for
     */
    public record Last(IcmpMessage icmp, IpAddress from, boolean own, String problem, long skipped) {

        /** Nothing to add. */
        public static final Last NOTHING = new Last(null, null, false, null, 0);
    }

    private final ProbeTarget target;
    private final ProbeFigures figures;
    private final Last last;
    private final List<Judgement> all = new ArrayList<>();

    private TargetJudge(ProbeTarget target, ProbeFigures figures, Last last) {
        this.target = target;
        this.figures = figures;
        this.last = last;
    }

    /** Judges. @return at least one; the worst first */
    public static List<Judgement> of(ProbeTarget target, ProbeFigures figures, Last last) {
        TargetJudge judge = new TargetJudge(target, figures, last);
        judge.judge();
        return judge.all;
    }

    private void judge() {
        long good = figures.answered() + figures.late();
        if (figures.attempts() == 0) {
            all.add(Judgement.of(ProbeRule.NOTHING_TO_JUDGE, Verdict.UNKNOWN, FindingCode.PACKET_LOSS));
        } else if (good == 0) {
            all.add(never());
        } else {
            partly();
        }
        if (last.skipped() > 0) {
            all.add(PathJudge.rateNotKept(last.skipped(), figures.attempts() + last.skipped()));
        }
        all.sort(Comparator.comparing(judgement -> PathJudge.severity(judgement.verdict())));
    }

    /** Never answered as one hoped: the kind of failure that there is most of says why. */
    private Judgement never() {
        long said = figures.unreachable() + figures.expired();
        long most = Math.max(
                Math.max(figures.refused(), said),
                Math.max(figures.timedOut(), Math.max(figures.notSent(), figures.tooBig())));
        if (most == figures.notSent()) {
            return NotSent.of(last.problem(), figures.notSent(), figures.attempts());
        } else if (most == figures.refused()) {
            return refused(ProbeRule.REFUSED, Verdict.FAIL);
        } else if (most == figures.tooBig()) {
            return bySomebody(Judgement.of(ProbeRule.TOO_BIG, Verdict.FAIL, FindingCode.MTU_MISMATCH))
                    .with("mtu", last.icmp() == null ? null : last.icmp().mtu());
        } else if (most == said) {
            return unreachable(said, Verdict.FAIL);
        }
        FindingCode silence = target.port() == 0 ? FindingCode.PACKET_LOSS : FindingCode.FILTER_DROP;
        return where(Judgement.of(ProbeRule.SILENT, Verdict.FAIL, silence))
                .with("lost", figures.timedOut())
                .with("of", figures.attempts());
    }

    private Judgement where(Judgement judgement) {
        return target.port() == 0 ? judgement : judgement.with("port", target.port());
    }

    /** The word of another, or of this host's own network, is taken for what it says. */
    private Judgement unreachable(long said, Verdict verdict) {
        FindingCode fault = last.icmp() == null ? FindingCode.ROUTE_MISSING : Icmp.fault(last.icmp());
        Judgement judgement = bySomebody(Judgement.of(ProbeRule.SAID_UNREACHABLE, verdict, fault))
                .with("said", said)
                .with("of", figures.attempts());
        if (fault == FindingCode.FILTER_REJECT) {
            return judgement.with("rejected", said);
        }
        return last.own() && fault == FindingCode.NEIGHBOR_FAILED
                ? judgement.with("no neighbor", target.address())
                : judgement;
    }

    private Judgement bySomebody(Judgement judgement) {
        return judgement
                .with("address", last.from())
                .with("says", last.icmp() == null ? null : last.icmp().words());
    }

    private Judgement refused(ProbeRule rule, Verdict verdict) {
        return where(Judgement.of(rule, verdict, FindingCode.PORT_CLOSED))
                .with("refused", figures.refused())
                .with("of", figures.attempts());
    }

    private void partly() {
        long left = figures.attempts() - figures.notSent();
        long lost = Math.max(0, figures.timedOut() - figures.late());
        if (figures.refused() > 0) {
            all.add(refused(ProbeRule.REFUSED_AT_TIMES, Verdict.WARN));
        }
        if (figures.unreachable() + figures.expired() > 0) {
            all.add(unreachable(figures.unreachable() + figures.expired(), Verdict.WARN));
        }
        if (figures.notSent() > 0) {
            all.add(NotSent.of(last.problem(), figures.notSent(), figures.attempts()));
        }
        if (lost > 0) {
            all.add(loss(lost, left));
        }
        if (figures.late() > 0) {
            all.add(PathJudge.late(figures.late(), figures.attempts()));
        }
        RttStatistics rtt = figures.rtt();
        Judgement spread = rtt == null
                ? null
                : Spread.of(figures.answered(), rtt.least(), rtt.mean(), rtt.most(), rtt.deviation());
        if (spread != null) {
            all.add(spread);
        }
        if (all.isEmpty()) {
            all.add(clean(rtt));
        }
    }

    private Judgement loss(long lost, long of) {
        Outage outage = figures.longestOutage();
        boolean one = outage != null
                && outage.probes() >= FEWEST_IN_AN_OUTAGE
                && outage.probes() >= MOST_OF_IT * figures.failed()
                && lost >= MOST_OF_IT * outage.probes();
        if (one) {
            return Judgement.of(ProbeRule.ONE_OUTAGE, Verdict.FAIL, FindingCode.PACKET_LOSS)
                    .with("in a row", outage.probes())
                    .with("lost", lost)
                    .with("of", of)
                    .with("begin", outage.begin())
                    .with("seconds", Judgement.seconds(outage.length()));
        }
        return Binomial.least(lost, of) < LEAST_LOSS
                ? Judgement.of(ProbeRule.TOO_FEW, Verdict.WARN, FindingCode.PACKET_LOSS)
                        .withLoss(lost, of)
                : Judgement.of(ProbeRule.LOSS_SOMEWHERE, Verdict.FAIL, FindingCode.PACKET_LOSS)
                        .withLoss(lost, of);
    }

    private Judgement clean(RttStatistics rtt) {
        Judgement clean = where(Judgement.of(ProbeRule.CLEAN, Verdict.OK, FindingCode.PACKET_LOSS))
                .with("answered", figures.answered())
                .with("of", figures.attempts());
        return rtt == null
                ? clean
                : clean.with("best", Judgement.time(rtt.least())).with("worst", Judgement.time(rtt.most()));
    }
}
