package io.podwire.scripts.lab.live;

import io.podwire.scripts.lab.dress.PodDress;
import io.podwire.scripts.lab.plan.Plan;
import io.podwire.scripts.lab.plan.Plan.PlannedPlace;

/**
 * The way from a lab's own shell into one of its places.
 *
 * @param place its name
 * @param command what to put before {@code sh}; empty for the lab itself
 */
record Entrance(String place, String command) {

    /** Where the lab keeps the number of each node's first process, as its own pid namespace counts. */
    static final String NODES = "/run/podwire/nodes";

    /** Where a node keeps the number of each pod's process, as the node's pid namespace counts. */
    static final String PODS = "/run/podwire/pods";

    static Entrance lab() {
        return new Entrance(Plan.LAB, "");
    }

    static Entrance node(String name) {
        return new Entrance(name, "nsenter -t \"$(cat " + NODES + "/" + name + ")\" -a");
    }

    static Entrance inside(PlannedPlace place) {
        String node = node(place.node()).command();
        if (!place.pod()) {
            return new Entrance(place.name(), node + " nsenter --net=/run/netns/" + place.netns());
        }
        // Only the node can tell its own process numbers, and what a pod's control group is.
        return new Entrance(place.name(), node + " " + new PodDress(place.name()).enter());
    }

    /** A place's name as a file's. */
    static String fileName(String place) {
        return place.replace('/', '_');
    }
}
