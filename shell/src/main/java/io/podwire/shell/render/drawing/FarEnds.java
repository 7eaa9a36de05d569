package io.podwire.shell.render.drawing;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.value.Printable;
import io.podwire.shell.render.drawing.Diagram.Box;
import io.podwire.shell.render.drawing.Diagram.Line;
import io.podwire.shell.render.drawing.Diagram.Shape;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Boxes for ends that a topology does not have: an address, or an id of nothing in it. Edges to the same one meet in one box. */
final class FarEnds {

    private final Map<String, Box> known = new LinkedHashMap<>();

    Box of(String id, TopologyEdge edge) {
        String name =
                id != null ? id : edge.address() == null ? null : edge.address().toString();
        // what has no name is nobody else's either
        String key = name == null ? "of " + edge.from() + " " + known.size() : name;
        return known.computeIfAbsent(key, unseen -> box(name));
    }

    private Box box(String name) {
        String title = name == null ? "unknown" : Printable.of(name);
        return new Box(
                "end" + known.size(),
                Shape.FAR_END,
                null,
                title,
                List.of(Line.words("not in this diagram")),
                List.of("far end " + title + ", on a node whose network is not in this diagram"),
                false,
                1);
    }

    Collection<Box> boxes() {
        return known.values();
    }
}
