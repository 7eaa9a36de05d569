package io.podwire.api.topology;

import java.util.List;

/**
 * A network namespace of a node.
 *
 * @param id names it within the graph: {@code NODE/INODE}
 * @param node name of its node
 * @param kind what lives there
 * @param label {@code host}, {@code NS/NAME} of its pod, a container's name, its own name, or {@code netns/INODE}
 * @param inode of the namespace
 * @param names names under the netns directories
 */
public record TopologyPlace(String id, String node, Kind kind, String label, long inode, List<String> names) {

    public TopologyPlace {
        names = List.copyOf(names);
    }

    /** What lives in a namespace. */
    public enum Kind {
        /** The node itself, with its pods of the host's network. */
        HOST,
        /** One pod. */
        POD,
        /** A container that no pod owns. */
        CONTAINER,
        /** Nothing that podwire knows of. */
        NETNS
    }
}
