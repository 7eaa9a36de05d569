package io.podwire.analysis.topology;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Joins tunnels whose far ends are in the graph: an end leads to another where that has the outer address, and is of one kind with it. Two
 * that lead to each other are one edge. Ids or ports that differ do not hinder it, since that is why such a tunnel carries nothing: the
 * label says so. Within one node only two that fit in everything are joined: namespaces that have nothing to do with each other (two practice
 * clusters, two tests) may well have the same addresses.
 */
final class TunnelJoin {

    private final Topology graph;
    private final OuterEnds ends;
    private final Map<String, String> nodes = new HashMap<>();

    TunnelJoin(Topology graph) {
        this.graph = graph;
        this.ends = new OuterEnds(graph);
        graph.places().forEach(place -> nodes.put(place.id(), place.node()));
    }

    /** All edges of the graph, those of tunnels as far as possible with the vertex they lead to. */
    List<TopologyEdge> edges() {
        List<TopologyEdge> joined = new ArrayList<>();
        Set<Map.Entry<String, String>> met = new HashSet<>();
        for (TopologyEdge edge : graph.edges()) {
            OuterEnds.End from = edge.kind() == Kind.TUNNEL ? ends.of(edge.from()) : null;
            if (from == null || edge.address() == null) {
                joined.add(edge);
                continue;
            }
            OuterEnds.End to = farEnd(from, edge.address());
            boolean back = to != null && to.sendsTo(from);
            if (to == null) {
                joined.add(withHolder(edge, from));
            } else if (!back || !met.contains(Map.entry(to.id(), from.id()))) {
                met.add(Map.entry(from.id(), to.id()));
                joined.add(to(edge, to.id(), back, difference(from, to)));
            }
        }
        return joined;
    }

    /** The best of those that have the address; null where none fits, or several do alike. */
    private OuterEnds.End farEnd(OuterEnds.End from, IpAddress remote) {
        List<OuterEnds.End> alike = new ArrayList<>();
        List<OuterEnds.End> back = new ArrayList<>();
        List<OuterEnds.End> both = new ArrayList<>();
        for (OuterEnds.End end : ends.at(remote)) {
            if (end == from || end.outer().equals(from.outer()) || !end.sameKind(from)) {
                continue;
            }
            boolean elsewhere = !sameNode(end.outer(), from.outer());
            if (end.sameNumbers(from) && end.sendsTo(from)) {
                both.add(end);
            } else if (end.sameNumbers(from) && elsewhere) {
                alike.add(end);
            } else if (end.sendsTo(from) && elsewhere && !paired(end)) {
                back.add(end);
            }
        }
        for (List<OuterEnds.End> some : List.of(both, alike, back)) {
            if (!some.isEmpty()) {
                return some.size() == 1 ? some.get(0) : null;
            }
        }
        return null;
    }

    private boolean sameNode(String place, String other) {
        return Objects.equals(nodes.get(place), nodes.get(other));
    }

    /** True where an end has another that fits in everything: two hosts may have many tunnels between them. */
    private boolean paired(OuterEnds.End end) {
        for (IpAddress remote : end.tunnel().remotes()) {
            for (OuterEnds.End other : ends.at(remote)) {
                boolean fits = !other.outer().equals(end.outer())
                        && other.sameKind(end)
                        && other.sameNumbers(end)
                        && other.sendsTo(end);
                if (fits) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where another node has the address and no such tunnel ends there, the edge leads to the link that has it. */
    private TopologyEdge withHolder(TopologyEdge edge, OuterEnds.End from) {
        List<TopologyLink> holders = ends.holders(edge.address()).stream()
                .filter(link -> !sameNode(link.place(), from.outer()))
                .toList();
        return holders.size() == 1 ? to(edge, holders.get(0).id(), false, "no such tunnel ends there") : edge;
    }

    private static TopologyEdge to(TopologyEdge edge, String to, boolean back, String remark) {
        String label = remark.isEmpty() ? edge.label() : edge.label().isEmpty() ? remark : edge.label() + "; " + remark;
        String proof = edge.proof() + (back ? ", each other's outer address" : ", its outer address");
        return new TopologyEdge(
                edge.kind(), edge.from(), to, edge.address(), back ? Direction.BOTH : Direction.FORTH, label, proof);
    }

    private static String difference(OuterEnds.End from, OuterEnds.End to) {
        return from.sameNumbers(to) ? "" : "far end: " + TunnelFarEnds.label(to.tunnel(), null);
    }
}
