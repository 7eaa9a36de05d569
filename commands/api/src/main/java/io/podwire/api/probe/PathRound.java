package io.podwire.api.probe;

import io.podwire.api.value.Kind;
import java.time.Instant;
import java.util.List;

/**
 * The whole picture of the path as it is after a round. A round is told once it has settled: everything that was asked has answered, or
 * the next round begins. Where a hop keeps the others waiting, the picture so far is told before, once, as not settled.
 *
 * @param round from 1
 * @param at when this was seen
 * @param settled nothing of this round is waited for any more
 * @param reached the target's last answer ends the path; else how far it goes is not known
 * @param hops from the first on; one more than is known where the target was not reached
 * @param changes of the path that were seen since the event before
 */
@Kind("round")
public record PathRound(
        long round, Instant at, boolean settled, boolean reached, List<PathHop> hops, List<PathChange> changes)
        implements PathEvent {
    public PathRound {
        hops = List.copyOf(hops);
        changes = List.copyOf(changes);
    }

    @Override
    public String kind() {
        return "round";
    }
}
