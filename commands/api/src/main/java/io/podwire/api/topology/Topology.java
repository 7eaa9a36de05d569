package io.podwire.api.topology;

import java.util.List;

/**
 * The network of one node, or of several that are joined by their tunnels, as a graph: {@link TopologyLink}s are its vertices,
 * {@link TopologyEdge}s say which leads to which. Only facts; no edge is guessed from names or from indexes alone.
 *
 * @param target what was asked for, as typed; null: the whole node. Then only what is on the way of that target is here
 * @param nodes the one that was asked first
 * @param places network namespaces of the nodes, the host's own first on each node
 * @param links in the order of their places, by ifindex, then those that exist in Open vSwitch alone; a loopback only where it has
 *     addresses that others can reach
 * @param edges each once, in the order of the links they start at
 */
public record Topology(
        String target,
        List<TopologyNode> nodes,
        List<TopologyPlace> places,
        List<TopologyLink> links,
        List<TopologyEdge> edges) {

    public Topology {
        nodes = List.copyOf(nodes);
        places = List.copyOf(places);
        links = List.copyOf(links);
        edges = List.copyOf(edges);
    }
}
