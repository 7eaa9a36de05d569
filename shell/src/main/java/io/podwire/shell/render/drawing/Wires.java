package io.podwire.shell.render.drawing;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.value.Printable;
import io.podwire.shell.render.drawing.Diagram.Box;
import io.podwire.shell.render.drawing.Diagram.Line;
import io.podwire.shell.render.drawing.Diagram.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A wire of three nodes and more as a box that each of them leads to: edges from each to each grow with the square of their number. */
final class Wires {

    /** Between two links a line says it best. */
    private static final int LEAST = 3;

    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final List<TopologyEdge> edges = new ArrayList<>();

    private Wires() {}

    /** Links of one name of wire, the edge by which each was first met with it. */
    private static final class Wire {
        final Map<String, TopologyEdge> links = new LinkedHashMap<>();
        final Set<TopologyEdge> edges = new LinkedHashSet<>();
    }

    static Wires of(List<TopologyEdge> all) {
        Map<String, Wire> wires = new LinkedHashMap<>();
        for (TopologyEdge edge : all) {
            if (edge.kind() == Kind.WIRE
                    && edge.from() != null
                    && edge.to() != null
                    && !edge.label().isEmpty()) {
                Wire wire = wires.computeIfAbsent(edge.label(), label -> new Wire());
                wire.links.putIfAbsent(edge.from(), edge);
                wire.links.putIfAbsent(edge.to(), edge);
                wire.edges.add(edge);
            }
        }
        Map<TopologyEdge, String> replaced = new HashMap<>();
        Wires result = new Wires();
        wires.forEach((label, wire) -> {
            int links = wire.links.size();
            // only where each is joined to each: a wire that some can't use is no wire to all
            if (links >= LEAST && wire.edges.size() == links * (links - 1) / 2) {
                wire.edges.forEach(edge -> replaced.put(edge, label));
                result.add(label, wire);
            }
        });
        all.stream().filter(edge -> !replaced.containsKey(edge)).forEach(result.edges::add);
        return result;
    }

    private void add(String label, Wire wire) {
        String key = "wire" + boxes.size();
        String title = Printable.of(label);
        boxes.put(
                key,
                new Box(
                        key,
                        Shape.WIRE,
                        null,
                        title,
                        List.of(Line.words(EdgeWords.kind(Kind.WIRE))),
                        List.of("one wire of " + wire.links.size() + " links: " + title),
                        false,
                        1));
        wire.links.forEach((link, edge) ->
                edges.add(new TopologyEdge(Kind.WIRE, link, key, edge.address(), edge.direction(), "", edge.proof())));
    }

    /** All edges, those of such wires as edges to their boxes. */
    List<TopologyEdge> edges() {
        return edges;
    }

    /** The box of that key; null where it is none of a wire. */
    Box box(String key) {
        return boxes.get(key);
    }

    Collection<Box> boxes() {
        return boxes.values();
    }
}
