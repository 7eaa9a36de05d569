package io.podwire.analysis.topology;

import io.podwire.analysis.place.NodeFacts;
import java.util.Map;

/**
 * What was read of one node to draw its network.
 *
 * @param node links, addresses, pods and Open vSwitch
 * @param plugin the CNI plug-in at work; null where none is recognized
 * @param forwarding by inode of the namespace
 */
public record TopologyFacts(NodeFacts node, String plugin, Map<Long, Forwarding> forwarding) {

    public TopologyFacts {
        forwarding = Map.copyOf(forwarding);
    }
}
