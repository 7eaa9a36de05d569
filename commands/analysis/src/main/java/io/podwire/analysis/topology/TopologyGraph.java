package io.podwire.analysis.topology;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyNode;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.TargetRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The graph of one node, or of several that are joined by their tunnels and wires. */
public final class TopologyGraph {

    private TopologyGraph() {}

    /** Everything. */
    public static Topology of(List<TopologyFacts> nodes) {
        return joined(nodes, names(nodes));
    }

    /**
     * Only what is on the way of a target: from its links outward to the wire, and to the far ends.
     *
     * @throws io.podwire.api.error.NotFound where nothing on any of the nodes answers to it
     * @throws io.podwire.api.error.BadUse where a name leads to several things of one node
     */
    public static Topology toward(TargetRef target, List<TopologyFacts> nodes) {
        List<String> names = names(nodes);
        Topology whole = joined(nodes, names);
        return Way.cut(whole, Starts.of(target, nodes, names, whole), target.toString());
    }

    /** Two machines may have one name, two snapshots may be of one machine. */
    private static List<String> names(List<TopologyFacts> nodes) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (TopologyFacts facts : nodes) {
            String name = facts.node().hostName();
            for (int number = 2; !taken.add(name); number++) {
                name = facts.node().hostName() + "#" + number;
            }
            names.add(name);
        }
        return names;
    }

    private static Topology joined(List<TopologyFacts> nodes, List<String> names) {
        List<TopologyNode> all = new ArrayList<>();
        List<TopologyPlace> places = new ArrayList<>();
        List<TopologyLink> links = new ArrayList<>();
        List<TopologyEdge> edges = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Topology one = NodeGraph.of(nodes.get(i), names.get(i));
            all.addAll(one.nodes());
            places.addAll(one.places());
            links.addAll(one.links());
            edges.addAll(one.edges());
        }
        Topology apart = new Topology(null, all, places, links, edges);
        List<TopologyEdge> together = new ArrayList<>(new TunnelJoin(apart).edges());
        together.addAll(Wires.between(apart));
        return new Topology(null, all, places, links, inOrder(together, links));
    }

    private static List<TopologyEdge> inOrder(List<TopologyEdge> edges, List<TopologyLink> links) {
        Map<String, Integer> order = new HashMap<>();
        links.forEach(link -> order.put(link.id(), order.size()));
        List<TopologyEdge> sorted = new ArrayList<>(edges);
        sorted.sort(Comparator.comparingInt(edge -> order.getOrDefault(edge.from(), Integer.MAX_VALUE)));
        return sorted;
    }
}
