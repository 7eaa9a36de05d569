package io.podwire.shell.render.topology;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyPlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A graph by its ids. Edges may lead to what is not there, and links lie in places that are not. */
final class GraphIndex {

    private final Topology graph;
    private final Map<String, TopologyLink> links = new LinkedHashMap<>();
    private final Map<String, TopologyPlace> places = new LinkedHashMap<>();
    private final Map<String, List<TopologyLink>> inPlace = new HashMap<>();
    private final Map<String, List<TopologyEdge>> touching = new HashMap<>();

    GraphIndex(Topology graph) {
        this.graph = graph;
        graph.places().forEach(place -> places.putIfAbsent(place.id(), place));
        for (TopologyLink link : graph.links()) {
            if (links.putIfAbsent(link.id(), link) == null) {
                inPlace.computeIfAbsent(link.place(), id -> new ArrayList<>()).add(link);
            }
        }
        for (TopologyEdge edge : graph.edges()) {
            touch(edge.from(), edge);
            if (edge.to() != null && !edge.to().equals(edge.from())) {
                touch(edge.to(), edge);
            }
        }
    }

    private void touch(String id, TopologyEdge edge) {
        touching.computeIfAbsent(id, key -> new ArrayList<>()).add(edge);
    }

    Topology graph() {
        return graph;
    }

    /** All but loopbacks, as they come. */
    List<TopologyLink> links() {
        return links.values().stream().filter(link -> !loopback(link)).toList();
    }

    /** Or null. */
    TopologyLink link(String id) {
        return links.get(id);
    }

    /** Or null. */
    TopologyPlace place(String id) {
        return places.get(id);
    }

    /** Places of a node, as they come. */
    List<TopologyPlace> places(String node) {
        return places.values().stream()
                .filter(place -> place.node().equals(node))
                .toList();
    }

    /** Links of a place but its loopback, which leads nowhere by its nature. */
    List<TopologyLink> links(TopologyPlace place) {
        return inPlace.getOrDefault(place.id(), List.of()).stream()
                .filter(link -> !loopback(link))
                .toList();
    }

    private boolean loopback(TopologyLink link) {
        return link.name().equals("lo") && link.kind().isEmpty() && !touching.containsKey(link.id());
    }

    boolean onHost(TopologyLink link) {
        TopologyPlace place = places.get(link.place());
        return place != null && place.kind() == TopologyPlace.Kind.HOST;
    }

    /** Edges of these kinds that begin or end at the link. */
    Stream<TopologyEdge> edges(TopologyLink link, Set<TopologyEdge.Kind> kinds) {
        return touching.getOrDefault(link.id(), List.of()).stream().filter(edge -> kinds.contains(edge.kind()));
    }

    /** Edges of these kinds that begin at the link. */
    Stream<TopologyEdge> from(TopologyLink link, Set<TopologyEdge.Kind> kinds) {
        return edges(link, kinds).filter(edge -> edge.from().equals(link.id()));
    }

    /** Links that such edges begin at and that end here. */
    Stream<TopologyLink> into(TopologyLink link, Set<TopologyEdge.Kind> kinds) {
        return edges(link, kinds)
                .filter(edge -> link.id().equals(edge.to()))
                .map(edge -> links.get(edge.from()))
                .filter(Objects::nonNull);
    }

    boolean anyEdge(TopologyLink link) {
        return touching.containsKey(link.id());
    }

    /** The other end of an edge, or null where it is not in the graph or no link. */
    TopologyLink other(TopologyEdge edge, TopologyLink link) {
        return links.get(edge.from().equals(link.id()) ? edge.to() : edge.from());
    }
}
