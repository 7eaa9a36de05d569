package io.podwire.api.probe;

import io.podwire.api.value.IpAddress;
import java.time.Instant;
import java.util.List;

/**
 * A path, looked at.
 *
 * @param planned nothing was sent: {@code notes} say what would have been
 * @param request what was asked
 * @param look how people want to see it
 * @param begun when; null where nothing was sent
 * @param ended when; null likewise
 * @param source address the probes left from; null where none left, or it is not known
 * @param rounds that were sent, without one that was cut short before the target answered, and those that were over before anybody knew how far
 *     it is
 * @param reached rounds in which the target itself answered
 * @param hops from the first on
 * @param changes of the path, in the order in which they were seen; the first thousand
 * @param moreChanges so many more
 * @param failLoss most loss at the target that is a success, in percent; null: any
 * @param notes what else is to be known, a sentence each
 * @param before facts that the first probe would have changed; null where they were not read
 * @param verdicts what all this means, the worst first; empty where nothing was sent
 */
public record PathReport(
        boolean planned,
        PathRequest request,
        PathLook look,
        Instant begun,
        Instant ended,
        IpAddress source,
        long rounds,
        long reached,
        List<PathHop> hops,
        List<PathChange> changes,
        long moreChanges,
        Double failLoss,
        List<String> notes,
        ProbeBaseline before,
        List<ProbeVerdict> verdicts) {
    public PathReport {
        hops = List.copyOf(hops);
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
        verdicts = List.copyOf(verdicts);
    }

    /** The same with verdicts. */
    public PathReport judged(List<ProbeVerdict> others) {
        return new PathReport(
                planned,
                request,
                look,
                begun,
                ended,
                source,
                rounds,
                reached,
                hops,
                changes,
                moreChanges,
                failLoss,
                notes,
                before,
                others);
    }

    /**
     * Rounds to which the target never answered, in percent of all but those that it left unanswered for our own rate
     * ({@link PathHop#limited}); 100 where it answered none.
     */
    public double targetLossPercent() {
        if (reached == 0) {
            return 100;
        }
        long missing = rounds - reached;
        PathHop last = hops.isEmpty() ? null : hops.get(hops.size() - 1);
        long limited = last == null || !last.end() ? 0 : Math.min(missing, last.limited());
        return 100.0 * (missing - limited) / (rounds - limited);
    }

    /** Whether it is a success: the target answered, and no more was lost than may be. */
    public boolean good() {
        return planned || reached > 0 && (failLoss == null || targetLossPercent() <= failLoss);
    }
}
