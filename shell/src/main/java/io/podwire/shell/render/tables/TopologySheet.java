package io.podwire.shell.render.tables;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.shell.render.Sheet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A graph as rows, for programs that take no tree: an edge each, with the names of what it joins. People get a drawing. */
final class TopologySheet {

    static final Sheet<Topology, Edge> SHEET = Sheet.of(Topology.class, "topology", TopologySheet::edges)
            .text("KIND", row -> row.edge().kind())
            .text("NODE", row -> row.from().node())
            .text("PLACE", row -> row.from().place())
            .text("LINK", row -> row.from().link())
            .text("DIRECTION", row -> row.edge().direction())
            .text("TO_NODE", row -> row.to().node())
            .text("TO_PLACE", row -> row.to().place())
            .text("TO_LINK", row -> row.to().link())
            .text("ADDRESS", row -> row.edge().address())
            .text("LABEL", row -> row.edge().label())
            .text("PROOF", row -> row.edge().proof())
            .end();

    private TopologySheet() {}

    /**
     * A row.
     *
     * @param from where it begins
     * @param to where it ends
     */
    record Edge(TopologyEdge edge, End from, End to) {}

    /** An end by its names; null for what is not in the graph. */
    record End(String node, String place, String link) {}

    private static List<Edge> edges(Topology graph) {
        Map<String, TopologyPlace> places = new HashMap<>();
        graph.places().forEach(place -> places.put(place.id(), place));
        Map<String, End> ends = new HashMap<>();
        places.forEach((id, place) -> ends.put(id, new End(place.node(), place.label(), null)));
        for (TopologyLink link : graph.links()) {
            TopologyPlace place = places.get(link.place());
            ends.put(
                    link.id(),
                    new End(place == null ? null : place.node(), place == null ? null : place.label(), link.name()));
        }
        End unknown = new End(null, null, null);
        return graph.edges().stream()
                .map(edge ->
                        new Edge(edge, ends.getOrDefault(edge.from(), unknown), ends.getOrDefault(edge.to(), unknown)))
                .toList();
    }
}
