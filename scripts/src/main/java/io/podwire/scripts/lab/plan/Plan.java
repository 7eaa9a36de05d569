package io.podwire.scripts.lab.plan;

import java.util.List;

/**
 * Everything that makes a world, or that breaks or mends it, in the order in which it is to be done. Making a plan does nothing.
 *
 * @param nodes machines that the plan makes; none for a fault
 * @param places networks inside of nodes that the plan makes: pods, and namespaces that are no pod's
 * @param steps what to do; each must succeed before the next
 */
public record Plan(List<PlannedNode> nodes, List<PlannedPlace> places, List<Step> steps) {

    /** The name of the place between the nodes. */
    public static final String LAB = "lab";

    public Plan {
        nodes = List.copyOf(nodes);
        places = List.copyOf(places);
        steps = List.copyOf(steps);
    }

    /**
     * A node of a practice cluster.
     *
     * @param name its host name; what {@code --on} and {@code lab enter} call it
     */
    public record PlannedNode(String name) {}

    /**
     * A network namespace of a node.
     *
     * @param name what steps call it: a pod's {@code NS/NAME}, or {@code NODE:NETNS} where it is no pod's
     * @param node where it is
     * @param netns its name under /run/netns of that node
     * @param pod whether a pod lives in it
     */
    public record PlannedPlace(String name, String node, String netns, boolean pod) {}
}
