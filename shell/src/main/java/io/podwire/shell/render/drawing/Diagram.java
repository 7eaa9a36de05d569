package io.podwire.shell.render.drawing;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyPlace;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is drawn of a topology: boxes within boxes, and strokes between them. All text is fit to be shown
 * ({@link io.podwire.api.value.Printable}), but quoted for no language yet.
 *
 * @param title of the whole
 * @param nodes in order
 * @param outside boxes in no node: far ends that the topology does not have
 * @param strokes between boxes; both ends of each are in the diagram
 */
record Diagram(String title, List<NodeFrame> nodes, List<Box> outside, List<Stroke> strokes) {

    Diagram {
        nodes = List.copyOf(nodes);
        outside = List.copyOf(outside);
        strokes = List.copyOf(strokes);
    }

    /** All boxes, those in no node last. */
    Stream<Box> boxes() {
        return Stream.concat(
                nodes.stream().flatMap(node -> node.places().stream()).flatMap(place -> place.boxes().stream()),
                outside.stream());
    }

    /**
     * A node.
     *
     * @param facts all that is known of it, a line each
     */
    record NodeFrame(String key, String title, String subtitle, List<String> facts, List<PlaceFrame> places) {
        NodeFrame {
            facts = List.copyOf(facts);
            places = List.copyOf(places);
        }
    }

    /**
     * A network namespace, or several that are alike.
     *
     * @param facts all that is known of it, a line each
     * @param count how many it stands for
     */
    record PlaceFrame(
            String key,
            String title,
            String subtitle,
            TopologyPlace.Kind kind,
            List<String> facts,
            List<Box> boxes,
            int count) {
        PlaceFrame {
            facts = List.copyOf(facts);
            boxes = List.copyOf(boxes);
        }
    }

    /**
     * What a stroke can end at.
     *
     * @param key names it within the diagram; the same topology gives the same keys
     * @param shape what sort of thing it is
     * @param role of a link; for others null
     * @param title its name
     * @param lines what one wants to know at once
     * @param facts all that is known of it, a line each
     * @param down true for a link that is down, or for several that all are
     * @param count how many it stands for
     */
    record Box(
            String key,
            Shape shape,
            TopologyLink.Role role,
            String title,
            List<Line> lines,
            List<String> facts,
            boolean down,
            int count) {
        Box {
            lines = List.copyOf(lines);
            facts = List.copyOf(facts);
        }
    }

    /** What sort of thing a box is. */
    enum Shape {
        /** A link, or several that are alike. */
        LINK,
        /** The sockets of a namespace, where no link of it is known to be the one. */
        SOCKET,
        /** A wire of three links and more. */
        WIRE,
        /** Something that the topology has not: an address, or an id that no link of it has. */
        FAR_END
    }

    /**
     * A line of a box.
     *
     * @param literal true for names and numbers as the kernel has them, false for words
     */
    record Line(String text, boolean literal) {

        static Line words(String text) {
            return new Line(text, false);
        }

        static Line literal(String text) {
            return new Line(text, true);
        }
    }

    /**
     * One thing that leads to another, or several of a kind between the same boxes.
     *
     * @param from key of a box
     * @param to key of a box
     * @param label to stand beside it; may be empty
     * @param facts all that is known of it, a line each
     */
    record Stroke(
            TopologyEdge.Kind kind,
            String from,
            String to,
            TopologyEdge.Direction direction,
            String label,
            List<String> facts) {
        Stroke {
            facts = List.copyOf(facts);
        }
    }
}
