package io.podwire.scripts.lab.plan;

import java.util.List;

/**
 * Everything that makes a world, or that breaks or mends it, in the order in which it is to be done. Making a plan does nothing.
 *
 * @param nodes machines that the plan makes; none for a fault
 * @param steps what to do; each must succeed before the next
 */
public record Plan(List<PlannedNode> nodes, List<Step> steps) {

    public Plan {
        nodes = List.copyOf(nodes);
        steps = List.copyOf(steps);
    }

    /**
     * A node of a practice cluster.
     *
     * @param name its host name; what {@code --on} and {@code lab enter} call it
     */
    public record PlannedNode(String name) {}
}
