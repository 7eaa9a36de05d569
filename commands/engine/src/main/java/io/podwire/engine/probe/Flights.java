package io.podwire.engine.probe;

import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.Reply;
import io.podwire.api.value.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * All probes on their way, each with the timer that rings next: at its timeout it is told as lost, and then kept a while longer, since late
 * is not lost. Only so many are kept: the one whose time is nearest goes first. For the prober's thread.
 */
final class Flights {

    static final int MOST_LATE = 4096;

    private static final Comparator<Flight> BY_TIME =
            Comparator.<Flight>comparingLong(f -> f.due).thenComparingLong(f -> f.order);

    private final TreeSet<Flight> waiting = new TreeSet<>(BY_TIME);
    private final TreeSet<Flight> late = new TreeSet<>(BY_TIME);
    private final Consumer<Reply> replies;
    private long orders;

    Flights(Consumer<Reply> replies) {
        this.replies = replies;
    }

    /** It left, and is awaited from then on. */
    void begin(Flight flight) {
        flight.due = flight.leftNanos() + nanos(flight.probe().timeout());
        flight.order = orders++;
        waiting.add(flight);
    }

    static long nanos(Duration timeout) {
        // Times by System.nanoTime are compared by their difference: a year is far from any overflow.
        return timeout.compareTo(Duration.ofDays(365)) > 0 ? TimeUnit.DAYS.toNanos(365) : timeout.toNanos();
    }

    /** It could not leave. */
    void notSent(Flight flight, String problem) {
        tell(flight, Outcome.NOT_SENT, null, problem);
        end(flight);
    }

    /** Something came of it; that it came too late is seen here. */
    void answer(Flight flight, Answer answer) {
        if (flight.over) {
            return;
        }
        if (!flight.told) {
            waiting.remove(flight);
            if (answer.rttNanos() <= nanos(flight.probe().timeout())) {
                tell(flight, answer.outcome(), answer, null);
                end(flight);
                return;
            }
            tell(flight, Outcome.TIMED_OUT, null, null);
        } else {
            late.remove(flight);
        }
        tell(flight, Outcome.LATE, answer, null);
        end(flight);
    }

    /** One that was told as lost is not awaited any more. */
    void drop(Flight flight) {
        late.remove(flight);
        end(flight);
    }

    private void end(Flight flight) {
        flight.over = true;
        flight.release();
    }

    private void tell(Flight flight, Outcome outcome, Answer answer, String problem) {
        flight.told = true;
        Endpoint local = flight.local();
        boolean came = answer != null;
        replies.accept(new Reply(
                flight.probe().number(),
                outcome,
                flight.leftAt(),
                came ? Duration.ofNanos(answer.rttNanos()) : null,
                came ? answer.clock() : null,
                came ? answer.from() : null,
                came ? answer.hops() : null,
                came ? answer.icmp() : null,
                came ? answer.payload() : Octets.EMPTY,
                came ? answer.labels() : List.of(),
                local == null ? null : local.address(),
                local == null ? null : local.port(),
                problem));
    }

    /** Whether one is to be told as lost. @param now by {@link System#nanoTime} */
    boolean due(long now) {
        return !waiting.isEmpty() && waiting.first().due - now <= 0;
    }

    /** Rings all timers that were due then; to be called once all has been heard that had come by then. */
    void ring(long now) {
        while (due(now)) {
            Flight flight = waiting.pollFirst();
            tell(flight, Outcome.TIMED_OUT, null, null);
            flight.due = now + flight.lateNanos();
            late.add(flight);
        }
        while (!late.isEmpty() && (late.size() > MOST_LATE || late.first().due - now <= 0)) {
            end(late.pollFirst());
        }
    }

    /** Nanoseconds until the next timer rings; Long.MAX_VALUE where none will. */
    long untilNext() {
        long now = System.nanoTime();
        long next = Long.MAX_VALUE;
        for (TreeSet<Flight> some : List.of(waiting, late)) {
            if (!some.isEmpty()) {
                next = Math.min(next, Math.max(0, some.first().due - now));
            }
        }
        return next;
    }

    /** Ends all. @param problem why; told of those that have no reply; null: nothing is told */
    void endAll(String problem) {
        for (Flight flight : new ArrayList<>(waiting)) {
            waiting.remove(flight);
            if (problem != null) {
                tell(flight, Outcome.NOT_SENT, null, problem);
            }
            end(flight);
        }
        late.forEach(this::end);
        late.clear();
    }
}
