package io.podwire.probe.path;

import io.podwire.analysis.probe.PathJudge;
import io.podwire.api.command.Attentive;
import io.podwire.api.command.Running;
import io.podwire.api.probe.PathBegun;
import io.podwire.api.probe.PathEvent;
import io.podwire.api.probe.PathReport;
import io.podwire.api.probe.PathRequest;
import io.podwire.api.probe.PathRound;
import io.podwire.api.probe.ProbeBaseline;
import io.podwire.api.probe.Prober;
import io.podwire.api.probe.Reply;
import io.podwire.probe.pace.Pace;
import io.podwire.probe.run.Unheard;
import io.podwire.probe.verdict.Verdicts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Round after round of a path, at its pace; the picture after each. */
final class PathRunning implements Running<PathEvent, PathReport>, Attentive {

    /** After so long without an answer the picture so far is told, though not all of the round is there. */
    private static final Duration QUIET = Duration.ofMillis(150);

    /** How often it is looked at the end whether anything is still to be waited for. */
    private static final Duration GLANCE = Duration.ofMillis(100);

    /** Probes under way beyond which no round is begun: the answers take longer than the pace bears. */
    private static final int MOST_UNDER_WAY = 9_000;

    private final PathRequest request;
    private final PathPlan plan;
    private final ProbeBaseline before;
    private final Prober prober;
    private final PathWalk walk;
    private final PathNames names;
    private final Consumer<String> note;
    private final Pace pace;
    private final Instant begun;
    private Instant finished;
    private long roundNanos;
    private long heardNanos;
    private boolean told;
    private boolean open;
    private boolean glimpsed;
    private boolean ended;
    private long heldBack;
    private volatile boolean cancelled;
    private volatile boolean counts;
    private volatile boolean goesOn;

    /**
     * @param prober closed with this
     * @param names closed with this
     * @param before facts from before the first packet; null for none
     * @param note says something to the user at once
     */
    PathRunning(
            PathPlan plan,
            Prober prober,
            Packets packets,
            PathNames names,
            ProbeBaseline before,
            Consumer<String> note) {
        this.plan = plan;
        this.request = plan.request();
        this.prober = prober;
        this.before = before;
        this.names = names;
        this.note = note;
        this.walk = new PathWalk(request, prober, packets);
        this.pace = new Pace(prober.nanos(), request.interval());
        this.begun = prober.now();
    }

    @Override
    public PathEvent next(Duration patience) {
        if (!told) {
            told = true;
            return new PathBegun(begun, request, plan.look());
        }
        long until = prober.nanos() + patience.toNanos();
        while (!ended) {
            // whoever interrupts the reading thread wants it to end, and no wait of it waits any more
            cancelled |= Thread.currentThread().isInterrupted();
            takeAll();
            PathEvent event = step();
            if (event != null) {
                return event;
            }
            long now = prober.nanos();
            Duration wait = Duration.ofNanos(Math.max(0, Math.min(until, wake(now)) - now));
            if (take(wait)) {
                continue;
            } else if (prober.nanos() >= until && !cancelled) {
                return step();
            }
        }
        return null;
    }

    /** What has come is no loss, however late we are to see it: all of it is taken before anything is decided. */
    private void takeAll() {
        while (take(Duration.ZERO)) {
            continue;
        }
    }

    /** Takes the next reply. @return false where none came in that time */
    private boolean take(Duration wait) {
        Reply reply = prober.next(wait);
        if (reply != null) {
            heardNanos = prober.nanos();
            walk.take(reply);
        }
        return reply != null;
    }

    /** Does what is due. @return an event where that gave one */
    private PathEvent step() {
        long now = prober.nanos();
        if (counts) {
            counts = false;
            note.accept(counted());
        }
        if (goesOn) {
            goesOn = false;
            pace.excuse();
        }
        if (cancelled) {
            return end(false);
        }
        if (open && last() && walk.quiet()) {
            walk.close();
            return end(true);
        }
        boolean due = now >= pace.due();
        if (open && !last() && (walk.settled() || due)) {
            open = false;
            return picture(true);
        }
        if (!open && due) {
            begin(now);
        }
        if (open && !glimpsed && now - Math.max(heardNanos, roundNanos) >= QUIET.toNanos()) {
            glimpsed = true;
            if (!walk.complete()) {
                walk.farther();
            }
            return walk.news() ? picture(false) : null;
        }
        return null;
    }

    private boolean last() {
        return request.rounds() != null && walk.round() >= request.rounds();
    }

    private void begin(long now) {
        pace.take(now);
        if (walk.underWay() > MOST_UNDER_WAY) {
            heldBack++;
            return;
        }
        open = true;
        glimpsed = false;
        roundNanos = now;
        walk.news();
        walk.begin();
    }

    /** When there is something to do, if nothing comes before. */
    private long wake(long now) {
        long wake = open && last() ? now + GLANCE.toNanos() : pace.due();
        if (open && !glimpsed) {
            wake = Math.min(wake, Math.max(heardNanos, roundNanos) + QUIET.toNanos());
        }
        return Math.max(now, wake);
    }

    private PathEvent end(boolean settled) {
        ended = true;
        finished = prober.now();
        return walk.round() == 0 ? null : picture(settled);
    }

    private PathRound picture(boolean settled) {
        walk.news();
        return new PathRound(
                walk.round(),
                prober.now(),
                settled,
                walk.complete(),
                walk.told(names::of),
                walk.changes().fresh());
    }

    private String counted() {
        return "mtr-probe: " + walk.round() + " rounds, " + walk.reached() + " reached the target";
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public void cancel() {
        cancelled = true;
        prober.cancel();
    }

    @Override
    public void wish(Wish wish) {
        counts |= wish == Wish.COUNTS;
        goesOn |= wish == Wish.GO_ON;
    }

    @Override
    public PathReport summary() {
        long cut = cancelled && walk.round() > 0 && !walk.reached(walk.round()) ? 1 : 0;
        long telling = walk.round() - Math.max(cut, walk.unasked());
        PathReport report = new PathReport(
                false,
                request,
                plan.look(),
                begun,
                finished == null ? prober.now() : finished,
                walk.source(),
                telling,
                walk.reached(),
                walk.told(names::of),
                walk.changes().all(),
                walk.changes().more(),
                plan.failLoss(),
                notes(),
                before,
                List.of());
        return report.judged(Verdicts.in(plan.language())
                .of(PathJudge.of(report, walk.problem(), walk.stayed(), pace.skipped() + heldBack)));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (walk.problem() != null) {
            notes.add("probes could not leave: " + walk.problem());
        }
        String behind = pace.behind();
        if (behind != null) {
            notes.add(behind);
        }
        if (prober.dropped() > 0) {
            notes.add(Unheard.remark(prober.dropped()));
        }
        if (heldBack > 0) {
            notes.add(heldBack + " rounds were left out, since " + MOST_UNDER_WAY
                    + " probes without an answer were under way; none of them counts as lost");
        }
        return notes;
    }

    @Override
    public void close() {
        cancelled = true;
        names.close();
        prober.close();
    }
}
