package io.podwire.probe.path;

import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.MplsLabel;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.PathAddress;
import io.podwire.api.probe.PathHop;
import io.podwire.api.probe.Reply;
import io.podwire.api.value.IpAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** One hop: who answers there, how often and how fast. */
final class Hop {

    /** Addresses kept; as many as mtr keeps. Whoever answers with ever new ones costs no more memory than this. */
    private static final int MOST_ADDRESSES = 128;

    /** A hop that never answered is not waited for any more after so many probes. */
    private static final int TRIALS = 3;

    /** The last probes of a hop that answers are waited for at least so long. */
    private static final long LEAST_PATIENCE = 1_000_000_000L;

    private final int number;
    private final long firstRound;
    private final HopFigures figures = new HopFigures();
    private final Map<IpAddress, Answerer> answerers = new LinkedHashMap<>();
    private final TreeMap<Long, Flight> open = new TreeMap<>();
    private final Ways ways = new Ways();
    private long sent;
    private long answered;
    private long late;
    private IpAddress latest;
    private boolean end;
    private boolean errors;
    private IcmpMessage error;
    private List<MplsLabel> labels = List.of();
    private long worstNanos;

    private static final class Answerer {
        private final Instant first;
        private Instant last;
        private long count;

        Answerer(Instant first) {
            this.first = first;
        }
    }

    /**
     * @param number its TTL
     * @param firstRound in which it is asked first
     */
    Hop(int number, long firstRound) {
        this.number = number;
        this.firstRound = firstRound;
    }

    int number() {
        return number;
    }

    long firstRound() {
        return firstRound;
    }

    /** Whether anybody answered there. */
    boolean known() {
        return latest != null;
    }

    /** Whether the last answer says that the path ends here. */
    boolean end() {
        return end;
    }

    IpAddress latest() {
        return latest;
    }

    /** By which of several ways its flows go. */
    Ways ways() {
        return ways;
    }

    void sent(Flight flight) {
        sent++;
        open.put(flight.number(), flight);
    }

    /** As if it had not been sent: it could not leave, or went beyond the target and so tells nothing of this hop. */
    void forget(Flight flight) {
        if (open.remove(flight.number()) != null) {
            sent--;
        }
    }

    /** Nothing came in time. */
    void timedOut(Flight flight) {
        open.remove(flight.number());
    }

    /** An answer came after the timeout. */
    void late() {
        late++;
    }

    /**
     * An answer came in time.
     *
     * @param target what the path leads to
     * @param at when it came
     */
    void answered(Flight flight, Reply reply, IpAddress target, Instant at) {
        open.remove(flight.number());
        answered++;
        if (reply.rtt() != null) {
            figures.add(reply.rtt());
            worstNanos = Math.max(worstNanos, reply.rtt().toNanos());
        }
        IpAddress from = reply.from() == null ? target : reply.from();
        latest = from;
        if (answerers.size() < MOST_ADDRESSES || answerers.containsKey(from)) {
            Answerer answerer = answerers.computeIfAbsent(from, one -> new Answerer(at));
            answerer.last = at;
            answerer.count++;
        }
        boolean expired = reply.outcome() == Outcome.EXPIRED;
        end = !expired || from.equals(target);
        errors = expired || reply.outcome() != Outcome.ANSWERED && reply.icmp() != null;
        boolean barred = reply.outcome() == Outcome.UNREACHABLE || reply.outcome() == Outcome.TOO_BIG;
        error = barred ? reply.icmp() : null;
        labels = reply.labels();
    }

    /** Whether one of its probes may still be answered, as far as its answers so far tell. */
    boolean awaited() {
        return !open.isEmpty() && (known() || sent <= TRIALS);
    }

    /**
     * Likewise, where nothing is sent any more: who always answered at once will hardly do so after a long time. Of one that never answered
     * nothing is known: until the last round's probe has timed out.
     */
    boolean awaitedAtTheEnd(long lastRound, long nanos) {
        long patience = Math.max(LEAST_PATIENCE, 4 * worstNanos);
        return known() ? awaited() && nanos - open.lastEntry().getValue().sentNanos() < patience : awaited(lastRound);
    }

    /** Likewise, of one round. */
    boolean awaited(long round) {
        return awaited() && open.lastEntry().getValue().round() == round;
    }

    /** What is still open was lost. */
    void close() {
        open.clear();
    }

    /** Probes of this round, or younger than twice the longest round trip there was: nobody can say yet that they are lost. */
    private int waiting(long round, long nanos) {
        int waiting = 0;
        for (Flight flight : open.descendingMap().values()) {
            boolean young = flight.round() == round || nanos - flight.sentNanos() < 2 * worstNanos;
            if (!young) {
                break;
            }
            waiting++;
        }
        return waiting;
    }

    /**
     * All of it.
     *
     * @param round the one that is under way
     * @param nanos what the prober's clock shows
     * @param faster whether it was asked faster than routers like to tell of errors
     * @param names of addresses, null for those without
     */
    PathHop told(long round, long nanos, boolean faster, Function<IpAddress, String> names) {
        int waiting = waiting(round, nanos);
        long unanswered = sent - waiting - answered - late;
        boolean ours = faster && errors && known();
        long lost = ours ? 0 : unanswered;
        long over = sent - waiting;
        return new PathHop(
                number,
                addresses(names),
                end,
                ways.balanced(),
                sent,
                answered,
                late,
                lost,
                unanswered - lost,
                waiting,
                over == 0 ? 0 : 100.0 * lost / over,
                figures.times(),
                labels,
                error);
    }

    private List<PathAddress> addresses(Function<IpAddress, String> names) {
        List<PathAddress> all = new ArrayList<>(answerers.size());
        answerers.forEach((address, answerer) -> {
            PathAddress told =
                    new PathAddress(address, names.apply(address), answerer.count, answerer.first, answerer.last);
            all.add(address.equals(latest) ? 0 : all.size(), told);
        });
        return all;
    }
}
