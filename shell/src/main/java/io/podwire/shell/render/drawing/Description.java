package io.podwire.shell.render.drawing;

import io.podwire.shell.render.drawing.Diagram.NodeFrame;
import io.podwire.shell.render.drawing.Diagram.PlaceFrame;
import java.util.ArrayList;
import java.util.List;

/** A diagram in a sentence or two, for those who hear it. */
final class Description {

    private Description() {}

    static String of(Diagram diagram) {
        List<String> nodes = new ArrayList<>();
        for (NodeFrame node : diagram.nodes()) {
            long boxes = node.places().stream()
                    .mapToLong(place -> place.boxes().size())
                    .sum();
            List<String> places =
                    node.places().stream().map(PlaceFrame::title).limit(12).toList();
            int more = node.places().size() - places.size();
            nodes.add("Node " + node.title() + ": " + boxes + " boxes of links in " + String.join(", ", places)
                    + (more > 0 ? " and " + more + " places more" : "") + ".");
        }
        return String.join(" ", nodes) + " " + diagram.strokes().size()
                + " lines between them. Each element has its facts as its title.";
    }
}
