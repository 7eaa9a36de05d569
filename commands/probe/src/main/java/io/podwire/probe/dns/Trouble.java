package io.podwire.probe.dns;

import io.podwire.api.probe.DnsAttempt;
import io.podwire.api.probe.DnsOutcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What went wrong on the way to an answer, counted while it comes. */
final class Trouble {

    private final Map<Integer, Set<DnsOutcome>> rounds = new HashMap<>();
    private Duration slowest = Duration.ZERO;
    private int timeouts;
    private boolean late;
    private DnsAttempt last;

    /** Takes an answer of the lookup, or that none came. */
    void take(DnsAttempt attempt) {
        if (attempt.outcome() == DnsOutcome.TIMED_OUT) {
            timeouts++;
        } else if (attempt.outcome() == DnsOutcome.LATE) {
            late = true;
        }
        if (attempt.outcome() != DnsOutcome.LATE && !attempt.outcome().settles()) {
            last = attempt;
        }
        rounds.computeIfAbsent(attempt.round(), round -> new HashSet<>()).add(attempt.outcome());
        if (attempt.latency() != null && attempt.latency().compareTo(slowest) > 0) {
            slowest = attempt.latency();
        }
    }

    /** Questions that nobody answered in time. */
    int timeouts() {
        return timeouts;
    }

    /** The last question that no answer settled; null where there is none. */
    DnsAttempt last() {
        return last;
    }

    /** An answer came after its time. */
    boolean late() {
        return late;
    }

    /** The longest that an answer took; zero where none came. */
    Duration slowest() {
        return slowest;
    }

    /** Of two questions that left together one was answered and the other was not. */
    boolean halfLost() {
        return rounds.values().stream()
                .anyMatch(seen ->
                        seen.contains(DnsOutcome.TIMED_OUT) && seen.stream().anyMatch(DnsOutcome::settles));
    }
}
