package io.podwire.analysis.probe;

import io.podwire.api.finding.FindingCode;
import io.podwire.api.finding.Verdict;
import io.podwire.api.probe.PathChange;
import io.podwire.api.probe.PathHop;
import io.podwire.api.probe.PathReport;
import io.podwire.api.probe.ProbeRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads a path as people learn to read mtr. Loss at one hop and none after it: that hop limits how often it answers. Loss from a hop to
 * the end: real, and the last hop's figure is the one to take. Times that differ widely: best and worst, not the mean.
 */
public final class PathJudge {

    /** Loss is called that where less than this can be excluded. */
    static final double LEAST_LOSS = 0.01;

    private final PathReport report;
    private final List<Judgement> all = new ArrayList<>();

    private PathJudge(PathReport report) {
        this.report = report;
    }

    /**
     * Judges.
     *
     * @param problem why probes could not leave; null where all could
     * @param stayed rounds in which some could not
     * @param skipped rounds that this host came too late for
     * @return at least one; the worst first
     */
    public static List<Judgement> of(PathReport report, String problem, long stayed, long skipped) {
        PathJudge judge = new PathJudge(report);
        judge.judge(problem, stayed, skipped);
        return judge.all;
    }

    private void judge(String problem, long stayed, long skipped) {
        if (problem != null) {
            all.add(NotSent.of(problem, stayed, report.rounds()));
        }
        if (problem == null || stayed < report.rounds()) {
            answers();
        }
        changes();
        if (skipped > 0) {
            all.add(rateNotKept(skipped, report.rounds() + skipped));
        }
        all.sort(Comparator.comparing(judgement -> severity(judgement.verdict())));
    }

    private void answers() {
        if (report.rounds() == 0 || nothingSettled()) {
            all.add(Judgement.of(ProbeRule.NOTHING_TO_JUDGE, Verdict.UNKNOWN, FindingCode.PACKET_LOSS));
        } else if (report.reached() == 0) {
            all.add(unreached());
        } else {
            reached();
        }
    }

    static Judgement rateNotKept(long skipped, long of) {
        return Judgement.of(ProbeRule.RATE_NOT_KEPT, Verdict.WARN, FindingCode.CPU_SATURATED)
                .with("left out", skipped)
                .with("of", of);
    }

    static int severity(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> 0;
            case WARN -> 1;
            case UNKNOWN -> 2;
            case OK, SKIP -> 3;
        };
    }

    private boolean nothingSettled() {
        return report.hops().stream().allMatch(hop -> hop.sent() == hop.waiting());
    }

    private Judgement unreached() {
        PathHop last = null;
        for (PathHop hop : report.hops()) {
            last = hop.addresses().isEmpty() ? last : hop;
        }
        if (last == null) {
            return Judgement.of(ProbeRule.SILENT, Verdict.FAIL, FindingCode.PACKET_LOSS)
                    .with("lost", report.rounds())
                    .with("of", report.rounds());
        } else if (last.error() != null) {
            return at(Judgement.of(ProbeRule.SAID_UNREACHABLE, Verdict.FAIL, Icmp.fault(last.error())), last)
                    .with("says", last.error().words());
        }
        return at(Judgement.of(ProbeRule.NO_ANSWER_BEYOND, Verdict.FAIL, FindingCode.PACKET_LOSS), last)
                .with("lost", report.rounds())
                .with("of", report.rounds());
    }

    private static Judgement at(Judgement judgement, PathHop hop) {
        Judgement with = judgement.with("hop", hop.hop());
        return hop.addresses().isEmpty()
                ? with
                : with.with("address", hop.addresses().get(0).address());
    }

    private void reached() {
        Toll end = end();
        List<Toll> way = way(end);
        List<Excess> excesses = Excess.of(way);
        PathHop target = end.hop();
        if (end.lost() > 0) {
            all.add(
                    end.least() < LEAST_LOSS
                            ? Judgement.of(ProbeRule.TOO_FEW, Verdict.WARN, FindingCode.PACKET_LOSS)
                                    .withLoss(end.lost(), end.of())
                            : loss(end, way, excesses));
        }
        for (Toll toll : way) {
            boolean more = excesses.stream().anyMatch(excess -> excess.at() == toll);
            if (toll != end && toll.hop().limited() > 0 && (more || end.lost() == 0)) {
                ourOwnRate(toll, end);
            }
        }
        if (target != null && target.limited() > 0) {
            ourOwnRate(Toll.of(target), end);
        }
        excesses.forEach(excess -> limits(excess, end));
        if (target != null && target.late() > 0) {
            all.add(late(target.late(), target.sent()));
        }
        if (target != null && target.rtt() != null) {
            Judgement spread = Spread.of(
                    target.answered(),
                    target.rtt().best(),
                    target.rtt().average(),
                    target.rtt().worst(),
                    target.rtt().deviation());
            if (spread != null) {
                all.add(spread);
            }
        }
        if (all.stream().noneMatch(judgement -> judgement.verdict() != Verdict.OK)) {
            all.add(0, clean(end));
        }
    }

    private Judgement clean(Toll end) {
        Judgement clean = Judgement.of(ProbeRule.CLEAN, Verdict.OK, FindingCode.PACKET_LOSS)
                .with("answered", end.of() - end.lost())
                .with("of", end.of());
        PathHop target = end.hop();
        return target == null || target.rtt() == null
                ? clean
                : clean.with("best", Judgement.time(target.rtt().best()))
                        .with("worst", Judgement.time(target.rtt().worst()));
    }

    static Judgement late(long late, long of) {
        return Judgement.of(ProbeRule.LATE_ANSWERS, Verdict.WARN, FindingCode.LATENCY_UNSTABLE)
                .with("late", late)
                .with("of", of);
    }

    /**
     * What the target lost: by its own hop, or by rounds where the way there was not always that long. A closed port that tells of itself as
     * seldom as routers do is no loss.
     */
    private Toll end() {
        PathHop last = report.hops().get(report.hops().size() - 1);
        boolean always = last.end() && last.error() == null && last.sent() >= report.rounds();
        long of = always ? last.sent() - last.waiting() : report.rounds();
        long missing = always ? last.lost() + last.limited() : report.rounds() - report.reached();
        long limited = Math.min(missing, last.end() ? last.limited() : 0);
        return new Toll(last.end() ? last : null, missing - limited, of - limited);
    }

    /** All that answered on the way, and the target. */
    private List<Toll> way(Toll end) {
        List<Toll> way = new ArrayList<>();
        for (PathHop hop : report.hops()) {
            if (hop != end.hop() && hop.answered() + hop.late() > 0) {
                way.add(Toll.of(hop));
            }
        }
        way.add(end);
        return way;
    }

    private static Judgement loss(Toll end, List<Toll> way, List<Excess> excesses) {
        List<Toll> telling = new ArrayList<>(way);
        excesses.forEach(excess -> telling.remove(excess.at()));
        telling.removeIf(toll -> toll != end && toll.hop().limited() > 0);
        Onset onset = Onset.of(telling);
        if (onset == null) {
            return Judgement.of(ProbeRule.LOSS_SOMEWHERE, Verdict.FAIL, FindingCode.PACKET_LOSS)
                    .withLoss(end.lost(), end.of());
        }
        Judgement loss = Judgement.of(ProbeRule.LOSS_TO_THE_END, Verdict.FAIL, FindingCode.PACKET_LOSS)
                .withLoss(end.lost(), end.of());
        loss = at(loss, onset.first().hop());
        Toll before = onset.lastGood();
        if (before == null) {
            return loss;
        }
        loss = loss.with("last good hop", before.hop().hop())
                .with("lost there", before.lost())
                .with("of there", before.of());
        int between = onset.first().hop().hop() - before.hop().hop() - 1;
        return loss.with("hops between", between == 0 ? null : between);
    }

    /** Not said of a hop that misses as much as the target loses: that may as well be the same loss. */
    private void ourOwnRate(Toll toll, Toll end) {
        Judgement ours = limit(ProbeRule.OUR_OWN_RATE, Verdict.OK, toll.hop().limited(), toll.of());
        addOnce(at(atTarget(ours, end), toll.hop())
                .with("interval", Judgement.time(report.request().interval())));
    }

    private void limits(Excess excess, Toll end) {
        Toll at = excess.at();
        if (at.hop().limited() > 0) {
            return;
        }
        Judgement limit = limit(ProbeRule.ONE_HOP_LIMITS_ICMP, Verdict.WARN, at.lost(), at.of());
        Toll behind = excess.behind();
        limit = behind == end
                ? atTarget(limit, end)
                : limit.with("hop behind", behind.hop().hop())
                        .with("lost behind", behind.lost())
                        .with("of behind", behind.of());
        addOnce(at(limit, at.hop()));
    }

    private static Judgement limit(ProbeRule rule, Verdict verdict, long missing, long of) {
        return Judgement.of(rule, verdict, FindingCode.ICMP_RATE_LIMITED)
                .with("missing", missing)
                .with("of", of);
    }

    private static Judgement atTarget(Judgement limit, Toll end) {
        return limit.with("lost at the target", end.lost()).with("of there", end.of());
    }

    /** The first hop stands for all: a sentence for each would bury what matters. */
    private void addOnce(Judgement judgement) {
        for (int i = 0; i < all.size(); i++) {
            Judgement other = all.get(i);
            if (other.rule() == judgement.rule()) {
                long more = Long.parseLong(other.figures().getOrDefault("other hops", "0")) + 1;
                all.set(i, other.with("other hops", more));
                return;
            }
        }
        all.add(judgement);
    }

    private void changes() {
        if (report.changes().isEmpty()) {
            return;
        }
        PathChange first = report.changes().get(0);
        all.add(Judgement.of(ProbeRule.PATH_CHANGED, Verdict.WARN, FindingCode.LATENCY_UNSTABLE)
                .with("hop", first.hop())
                .with("before", first.before())
                .with("after", first.after())
                .with("round", first.round())
                .with("at", Instant.ofEpochMilli(first.at().toEpochMilli()))
                .with("changes", times() + report.moreChanges()));
    }

    /** Several hops, or flows, that change from one round to the next are one change of the path. */
    private long times() {
        List<Long> rounds =
                report.changes().stream().map(PathChange::round).sorted().toList();
        long times = 1;
        for (int i = 1; i < rounds.size(); i++) {
            times += rounds.get(i) - rounds.get(i - 1) > 1 ? 1 : 0;
        }
        return times;
    }
}
