package io.podwire.scripts.lab;

import io.podwire.api.value.Size;
import java.time.Instant;
import java.util.List;

/**
 * A lab of this user: what it consists of, and what is broken in it.
 *
 * @param lab its name
 * @param condition how it is
 * @param since when it was brought up
 * @param values the parameters it was made with
 * @param nodes its nodes
 * @param faults those that were made and not mended, in the order in which they were made
 * @param processes how many processes it has
 * @param memory what they hold resident; what several share is counted for each
 * @param file its {@code lab.groovy}
 */
public record LabStatus(
        String lab,
        LabCondition condition,
        Instant since,
        List<String> values,
        List<LabNode> nodes,
        List<MadeFault> faults,
        int processes,
        Size memory,
        String file) {

    public LabStatus {
        values = List.copyOf(values);
        nodes = List.copyOf(nodes);
        faults = List.copyOf(faults);
    }

    /**
     * A node.
     *
     * @param name its host name
     * @param alive whether its first process lives
     * @param pid of that, as this machine counts
     * @param places what is in it
     */
    public record LabNode(String name, boolean alive, long pid, List<LabPlace> places) {
        public LabNode {
            places = List.copyOf(places);
        }
    }

    /**
     * A network inside of a node.
     *
     * @param name {@code NS/NAME} of a pod, or {@code NODE:NETNS}
     * @param netns its name under /run/netns of the node
     * @param alive whether the pod's process lives; null where it is no pod's
     * @param pid of that, as this machine counts; null where it is no pod's
     */
    public record LabPlace(String name, String netns, Boolean alive, Long pid) {}

    /**
     * A fault that was made.
     *
     * @param name what {@code lab mend} calls it
     * @param since when
     * @param half true where making or mending it did not come to its end
     * @param values its parameters
     */
    public record MadeFault(String name, Instant since, boolean half, List<String> values) {
        public MadeFault {
            values = List.copyOf(values);
        }
    }
}
