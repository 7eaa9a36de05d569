package io.podwire.probe.run;

import io.podwire.api.command.Attentive;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.error.PodwireException;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.Probe;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeFigures;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.api.probe.Prober;
import io.podwire.api.probe.Reply;
import io.podwire.api.probe.RttClock;
import io.podwire.api.probe.TargetFigures;
import io.podwire.probe.before.BaselineReader;
import io.podwire.probe.pace.Pace;
import io.podwire.probe.verdict.Verdicts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Probes that leave at a pace, and what comes of them. Everything is done by the thread that asks for the next event, by the prober's
 * clock: what is due leaves, then a reply is awaited until the next is due. Memory grows with what is under way, not with the time.
 */
public final class ProbeRun implements Running<ProbeEvent, ProbeSummary>, Attentive {

    private static final int MOST_FACTS = 16;

    /** Nobody waits longer for an event, and times stay far from any overflow. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final ProbePlan plan;
    private final Session session;
    private final List<AimRun> aims;
    private final Queue<ProbeEvent> events = new ArrayDeque<>();
    private final Queue<Wish> wishes = new ConcurrentLinkedQueue<>();
    private final Map<Long, Long> leftNanos = new HashMap<>();
    private final long lastNumber;
    private volatile Prober prober;
    private volatile boolean cancelled;
    private Pace pace;
    private Instant begin;
    private long beginNanos;
    private long lastNanos;
    private long givenNanos;
    private long number;
    private long userClock;
    private boolean over;
    private ProbeSummary summary;

    public ProbeRun(ProbePlan plan, Session session) {
        this.plan = plan;
        this.session = session;
        this.aims = plan.aims().stream().map(AimRun::new).toList();
        this.lastNumber = plan.count() * aims.size();
    }

    @Override
    public ProbeEvent next(Duration patience) {
        if (!events.isEmpty() || over) {
            return events.poll();
        }
        try {
            if (prober == null) {
                open();
            }
            return events.isEmpty() ? paced(patience) : events.poll();
        } catch (PodwireException e) {
            // a pod that is gone: what was measured until then is still told
            finish();
            throw e;
        }
    }

    private void open() {
        Prober opened = session.host().prober(plan.place().netns());
        try {
            begin(opened);
        } catch (RuntimeException e) {
            // It would hold the namespace for as long as anybody else does.
            opened.close();
            throw e;
        }
    }

    private void begin(Prober opened) {
        if (plan.aims().get(0).target().protocol() == ProbeProtocol.ICMP) {
            EchoRights.tell(opened.facts(), session::note);
        }
        readBefore(opened.now());
        begin = opened.now();
        beginNanos = opened.nanos();
        givenNanos = beginNanos;
        pace = new Pace(beginNanos, plan.interval().dividedBy(aims.size()));
        prober = opened;
        for (AimRun aim : aims) {
            events.add(aim.started(plan));
        }
    }

    /** A probe changes some of what it asks about, so that is read first; of many targets only of the first ones. */
    private void readBefore(Instant now) {
        try (BaselineReader reader = BaselineReader.at(session.host(), plan.place(), now)) {
            for (AimRun aim : aims.subList(0, Math.min(MOST_FACTS, aims.size()))) {
                Aim to = aim.aim();
                aim.before(reader.read(to.target().address(), to.sending().link()));
            }
        }
    }

    private ProbeEvent paced(Duration patience) {
        long now = prober.nanos();
        pace.away(givenNanos, now);
        Duration wait = patience.compareTo(LONGEST) < 0 ? patience : LONGEST;
        ProbeEvent event = turn(now + wait.toNanos());
        givenNanos = prober.nanos();
        return event;
    }

    /** Whoever interrupts the reading thread wants it to end, as with a stream from afar. */
    private boolean stopped() {
        return cancelled || session.cancelled() || Thread.currentThread().isInterrupted();
    }

    /** @param until on the prober's clock */
    private ProbeEvent turn(long until) {
        while (true) {
            wishes();
            if (stopped() || done()) {
                finish();
                return null;
            }
            send();
            long now = prober.nanos();
            Reply reply = prober.next(Duration.ofNanos(Math.max(0, Math.min(until, wake()) - now)));
            if (reply != null) {
                ProbeEvent event = take(reply);
                if (event != null) {
                    return event;
                }
            } else if (prober.nanos() - until >= 0) {
                return null;
            }
        }
    }

    private boolean allSent() {
        return plan.count() > 0 && number >= lastNumber || timeIsUp();
    }

    private boolean timeIsUp() {
        return plan.lasting() != null
                && prober.nanos() - beginNanos >= plan.lasting().toNanos();
    }

    private boolean done() {
        return allSent() && prober.underWay() == 0;
    }

    private void send() {
        while (!allSent() && pace.take(prober.nanos())) {
            AimRun aim = aims.get((int) (number % aims.size()));
            Aim where = aim.aim();
            long now = prober.nanos();
            leftNanos.put(number, now);
            aim.sent(number, now, pace.skipped() / aims.size());
            prober.send(new Probe(
                    number,
                    where.target().protocol(),
                    where.target().address(),
                    where.target().port(),
                    where.sending(),
                    where.payload(),
                    plan.timeout()));
            number++;
        }
    }

    /** When there is something to do although no reply came; on the prober's clock. */
    private long wake() {
        long end = plan.lasting() == null
                ? Long.MAX_VALUE
                : beginNanos + plan.lasting().toNanos();
        return allSent() ? Long.MAX_VALUE : Math.min(end, pace.due());
    }

    private ProbeEvent take(Reply reply) {
        AimRun aim = aims.get((int) (reply.number() % aims.size()));
        ProbeEvent probed = aim.take(reply, reply.number() / aims.size() + 1);
        if (reply.number() == 0) {
            begin = reply.sentAt();
        }
        // by the clock that only runs, for the one on the wall may be set; and by the probe, for the reader may come
        // late
        Long left = leftNanos.remove(reply.number());
        if (left != null) {
            long took = reply.rtt() == null ? 0 : reply.rtt().toNanos();
            lastNanos = Math.max(lastNanos, left + took - beginNanos);
        }
        if (reply.clock() == RttClock.USER && reply.outcome() == Outcome.ANSWERED) {
            userClock++;
        }
        return plan.quiet() ? null : probed;
    }

    private void wishes() {
        for (Wish wish = wishes.poll(); wish != null; wish = wishes.poll()) {
            if (wish == Wish.COUNTS) {
                aims.forEach(aim -> session.note(
                        counts(aim.aim().target().host(), aim.figures().figures(prober.nanos()))));
            } else if (wish == Wish.GO_ON) {
                pace.excuse();
            }
        }
    }

    private static String counts(String host, ProbeFigures figures) {
        return host + ": " + figures.attempts() + " probes, " + figures.answered() + " answered, " + figures.failed()
                + " failed";
    }

    private void finish() {
        if (over) {
            return;
        }
        over = true;
        try {
            summary = sum();
        } finally {
            if (prober != null) {
                prober.close();
            }
        }
    }

    private ProbeSummary sum() {
        if (prober == null) {
            return new ProbeSummary(null, Duration.ZERO, List.of(), List.of(), false);
        }
        long now = prober.nanos();
        Verdicts verdicts = Verdicts.in(plan.language());
        List<TargetFigures> all =
                aims.stream().map(aim -> aim.told(now, verdicts)).toList();
        return new ProbeSummary(begin, Duration.ofNanos(lastNanos), all, remarks(), passed(all));
    }

    private boolean passed(List<TargetFigures> all) {
        boolean any = all.stream()
                .anyMatch(told -> told.figures().answered() + told.figures().late() > 0);
        return any
                && (plan.failLossPercent() == null
                        || all.stream().noneMatch(told -> unanswered(told.figures()) > plan.failLossPercent()));
    }

    /** Of all attempts, those that were never answered as one hoped, not even late; 0 to 100. */
    private static double unanswered(ProbeFigures figures) {
        return figures.attempts() == 0 ? 0 : 100.0 * (figures.failed() - figures.late()) / figures.attempts();
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (pace.behind() != null) {
            remarks.add(pace.behind());
        }
        if (pace.unread() != null) {
            remarks.add(pace.unread());
        }
        if (prober.dropped() > 0) {
            remarks.add(Unheard.remark(prober.dropped()));
        }
        if (userClock > 0) {
            remarks.add(userClock + (userClock == 1 ? " time was" : " times were")
                    + " taken by podwire's own clock and not by the kernel's: they include the wait for a processor");
        }
        return remarks;
    }

    @Override
    public boolean ended() {
        return over && events.isEmpty();
    }

    @Override
    public void cancel() {
        cancelled = true;
        Prober waiting = prober;
        if (waiting != null) {
            waiting.cancel();
        }
    }

    @Override
    public void wish(Wish wish) {
        wishes.add(wish);
    }

    @Override
    public ProbeSummary summary() {
        return summary == null ? sum() : summary;
    }

    @Override
    public void close() {
        events.clear();
        finish();
    }
}
