package io.podwire.probe.mtu;

import io.podwire.analysis.probe.Judgement;
import io.podwire.analysis.probe.MtuJudge;
import io.podwire.analysis.probe.MtuJudge.Found;
import io.podwire.analysis.probe.TargetJudge;
import io.podwire.analysis.probe.TargetJudge.Last;
import io.podwire.analysis.way.LocalWay;
import io.podwire.api.command.Attentive;
import io.podwire.api.command.Running;
import io.podwire.api.error.PodwireException;
import io.podwire.api.net.Route;
import io.podwire.api.probe.MtuReport;
import io.podwire.api.probe.MtuTried;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.ProbeBaseline;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.ProbeTarget;
import io.podwire.api.probe.Prober;
import io.podwire.api.probe.Reply;
import io.podwire.api.probe.RouteException;
import io.podwire.probe.figure.RttFigures;
import io.podwire.probe.verdict.Verdicts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A search while it runs: one trial after the other, by the prober's clock. */
final class MtuRunning implements Running<MtuTried, MtuReport>, Attentive {

    private record Flight(int size, int attempt) {}

    private final MtuPlan plan;
    private final Consumer<String> note;
    private final Prober prober;
    private final WayReader reader;
    private final LocalWay way;
    private final Map<String, Route> learnedBefore;
    private final ProbeBaseline baseline;
    private final MtuSearch search;
    private final int top;
    private final Tally tally = new Tally();
    private final RttFigures figures = new RttFigures();
    private final Map<Long, Flight> flights = new HashMap<>();
    private final Instant begun;
    private List<RouteException> exceptions = List.of();
    private Instant ended;
    private long endedNanos;
    private long number;
    private int size;
    private int attempts;
    private int missing;
    private int kept;
    private long dueNanos;
    private boolean over;
    private volatile boolean cancelled;
    private volatile boolean counts;

    /**
     * @param reader has read nothing yet
     * @param baseline of before
     * @param top the largest size to try
     * @param note takes what the user wants to know meanwhile
     */
    MtuRunning(MtuPlan plan, Prober prober, WayReader reader, ProbeBaseline baseline, int top, Consumer<String> note) {
        this.note = note;
        this.plan = plan;
        this.prober = prober;
        this.reader = reader;
        this.baseline = baseline;
        this.top = top;
        this.way = reader.way();
        this.learnedBefore = reader.learned();
        this.begun = prober.now();
        this.search = new MtuSearch(Math.min(plan.floor(), top), top, plan.tries());
        way.links().forEach(link -> search.hint(link.fits()));
        way.links().stream().filter(link -> !link.routed()).forEach(link -> search.hint(MtuJudge.spared(link)));
    }

    @Override
    public MtuTried next(Duration patience) {
        long until = prober.nanos() + patience.toNanos();
        while (!over) {
            // whoever interrupts the reading thread wants it to end, and no wait of it waits any more
            cancelled |= Thread.currentThread().isInterrupted();
            if (counts) {
                counts = false;
                note.accept("mtu: " + tally.sent() + " probes, "
                        + (search.passes() == null ? "none passed" : search.passes() + " bytes pass"));
            }
            if (cancelled || size == 0 && !begin()) {
                finish();
                return null;
            }
            long now = prober.nanos();
            boolean more = attempts < plan.tries();
            if (more && now - dueNanos >= 0) {
                send(now);
                continue;
            }
            long wake = more ? Math.min(until, dueNanos) : until;
            Reply reply = prober.next(Duration.ofNanos(Math.max(0, wake - now)));
            if (reply != null) {
                return take(reply);
            } else if (prober.nanos() - until >= 0) {
                return null;
            }
        }
        return null;
    }

    /** The next trial. @return false where there is none any more */
    private boolean begin() {
        if (search.passes() != null) {
            int passes = search.passes();
            long of = tally.sentUpTo(passes);
            search.loss(of == 0 ? 0 : (double) tally.lostUpTo(passes) / of);
        }
        size = search.next();
        if (plan.protocol() == ProbeProtocol.ICMP) {
            // what was answered needs no pause; a closed port would, since a host tells of it once a second
            dueNanos = prober.nanos();
        }
        attempts = 0;
        missing = 0;
        kept = 0;
        return size > 0 && !stuck();
    }

    /** Whether it is no question of size: it did not leave, or somebody said that there is no way. */
    private boolean stuck() {
        Reply barred = tally.barred();
        return barred != null && search.passes() == null;
    }

    private void send(long now) {
        Flight flight = new Flight(size, ++attempts);
        flights.put(++number, flight);
        tally.sent(size);
        figures.sent(number, now);
        dueNanos = now + plan.interval().toNanos();
        prober.send(plan.probe(number, size));
    }

    private MtuTried take(Reply reply) {
        Flight flight = flights.get(reply.number());
        tally.take(flight.size(), reply);
        figures.add(reply);
        Integer mtu = reply.icmp() == null ? null : reply.icmp().mtu();
        boolean ours = flight.size() == size;
        switch (reply.outcome()) {
            case ANSWERED, REFUSED, LATE -> {
                search.passed(flight.size());
                settle(ours);
            }
            case TOO_BIG -> {
                search.tooBig(flight.size(), mtu);
                settle(ours);
            }
            case NOT_SENT, UNREACHABLE, EXPIRED -> {
                if (Tally.tooLargeHere(reply)) {
                    search.tooBig(flight.size(), null);
                    settle(ours);
                } else if (ours) {
                    kept++;
                    missed();
                }
            }
            case TIMED_OUT -> {
                if (ours) {
                    missed();
                }
            }
        }
        if (reply.outcome() != Outcome.TIMED_OUT) {
            // of a probe that timed out the answer may still come
            flights.remove(reply.number());
        }
        return new MtuTried(
                reply.sentAt(), flight.size(), flight.attempt(), reply.outcome(), reply.rtt(), reply.from(), mtu);
    }

    /** One more of this size is not there. Where nothing has passed yet, what somebody says of it is no question of size: the search ends. */
    private void missed() {
        missing++;
        if (kept > 0 && search.passes() == null) {
            settle(true);
        } else if (missing == plan.tries()) {
            if (kept > 0) {
                search.tooBig(size, null);
            } else {
                search.silent(size);
            }
            settle(true);
        }
    }

    private void settle(boolean ours) {
        if (ours) {
            size = 0;
        }
    }

    private void finish() {
        if (!over) {
            over = true;
            ended = prober.now();
            endedNanos = prober.nanos();
            prober.close();
            exceptions = WayReader.exceptions(learnedBefore, reader.learned());
        }
    }

    @Override
    public boolean ended() {
        return over;
    }

    @Override
    public void cancel() {
        cancelled = true;
        prober.cancel();
    }

    @Override
    public void wish(Wish wish) {
        counts |= wish == Wish.COUNTS;
    }

    @Override
    public MtuReport summary() {
        Integer passes = search.passes();
        long fitSent = passes == null ? 0 : tally.sentUpTo(passes);
        long fitLost = passes == null ? 0 : tally.lostUpTo(passes);
        boolean silence = passes != null && search.silence();
        Found found = new Found(
                passes, search.fails(), silence, tally.told(), last(tally.kept(search.fails())), fitLost, fitSent);
        return new MtuReport(
                false,
                plan.to().asked(),
                plan.to().address(),
                plan.place().asked(),
                plan.protocol(),
                plan.protocol() == ProbeProtocol.ICMP ? null : plan.port(),
                begun,
                ended == null ? prober.now() : ended,
                passes,
                search.fails(),
                top,
                tally.sent(),
                fitLost,
                fitSent,
                silence,
                tally.told(),
                way.links(),
                way.whole(),
                MtuJudge.limit(found, way),
                exceptions,
                baseline,
                Verdicts.in(plan.language()).of(judged(found)),
                notes());
    }

    private List<Judgement> judged(Found found) {
        return found.passes() != null
                ? MtuJudge.of(found, way)
                : TargetJudge.of(target(), figures.figures(over ? endedNanos : prober.nanos()), last(tally.barred()));
    }

    private ProbeTarget target() {
        return new ProbeTarget(plan.to().asked(), plan.to().address(), plan.protocol(), plan.port());
    }

    private Last last(Reply barred) {
        if (barred == null) {
            return Last.NOTHING;
        }
        boolean own = barred.ownError(plan.to().address());
        return new Last(barred.icmp(), barred.from(), own, barred.problem(), 0);
    }

    private List<String> notes() {
        boolean early = cancelled && search.next() != 0;
        return early
                ? Stream.concat(way.notes().stream(), Stream.of("ended early: larger packets may pass"))
                        .toList()
                : way.notes();
    }

    @Override
    public void close() {
        cancelled = true;
        try {
            finish();
        } catch (PodwireException gone) {
            // the namespace went meanwhile: there is nothing to read there any more
            exceptions = List.of();
        }
    }
}
