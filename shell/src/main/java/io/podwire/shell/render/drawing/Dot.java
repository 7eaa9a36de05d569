package io.podwire.shell.render.drawing;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.shell.render.drawing.Diagram.Box;
import io.podwire.shell.render.drawing.Diagram.Line;
import io.podwire.shell.render.drawing.Diagram.NodeFrame;
import io.podwire.shell.render.drawing.Diagram.PlaceFrame;
import io.podwire.shell.render.drawing.Diagram.Shape;
import io.podwire.shell.render.drawing.Diagram.Stroke;
import java.util.ArrayList;
import java.util.List;

/**
 * A topology in Graphviz's language: a cluster a node, in it a cluster a network namespace, in that its links.
 *
 * <p>In a quoted string of that language only the quotation mark needs a backslash; but a label reads {@code \N} and the like, and
 * HTML's entities, so that a backslash is doubled and {@code &} written as an entity
 * (<a href="https://graphviz.org/doc/info/lang.html">DOT Language</a>, <a href="https://graphviz.org/docs/attr-types/escString/">escString</a>).
 */
public final class Dot {

    private final StringBuilder out = new StringBuilder();

    private Dot() {}

    /** The text, with an end of line at its end. */
    public static String of(Topology topology) {
        return new Dot().text(DiagramMaker.of(topology));
    }

    private String text(Diagram diagram) {
        line(0, "digraph topology {");
        line(1, "graph [rankdir=LR, fontname=\"sans-serif\", label=" + quote(diagram.title()) + ", labelloc=t];");
        line(1, "node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11];");
        line(1, "edge [fontname=\"sans-serif\", fontsize=9, dir=none];");
        diagram.nodes().forEach(this::node);
        diagram.outside().forEach(box -> box(1, box));
        diagram.strokes().forEach(this::stroke);
        line(0, "}");
        return out.toString();
    }

    private void node(NodeFrame node) {
        line(1, "subgraph cluster_" + node.key() + " {");
        line(
                2,
                "graph [style=rounded, label=" + label(node.title(), node.subtitle()) + ", tooltip="
                        + lines(node.facts()) + "];");
        node.places().forEach(this::place);
        line(1, "}");
    }

    private void place(PlaceFrame place) {
        line(2, "subgraph cluster_" + place.key() + " {");
        line(
                3,
                "graph [style=\"rounded,dashed\", label=" + label(place.title(), place.subtitle()) + ", tooltip="
                        + lines(place.facts()) + "];");
        if (place.boxes().isEmpty()) {
            // a cluster without a node is not drawn at all
            line(3, place.key() + " [shape=plaintext, label=\"no links\"];");
        }
        place.boxes().forEach(box -> box(3, box));
        line(2, "}");
    }

    private void box(int depth, Box box) {
        List<String> label = new ArrayList<>();
        label.add(box.title());
        box.lines().stream().map(Line::text).forEach(label::add);
        if (box.down()) {
            label.add("DOWN");
        }
        String style = box.shape() != Shape.LINK
                ? ", shape=" + (box.shape() == Shape.FAR_END ? "ellipse" : "plaintext")
                : box.down() ? ", style=\"rounded,dashed\"" : "";
        line(depth, box.key() + " [label=" + lines(label) + style + ", tooltip=" + lines(box.facts()) + "];");
    }

    private void stroke(Stroke stroke) {
        String label = stroke.label().isEmpty() ? "" : ", label=" + quote(stroke.label());
        line(
                1,
                stroke.from() + " -> " + stroke.to() + " [" + style(stroke) + label + ", tooltip="
                        + lines(stroke.facts()) + "];");
    }

    private static String style(Stroke stroke) {
        String style = switch (stroke.kind()) {
            case VETH, NETKIT -> "style=solid";
            case BRIDGE_PORT, MASTER, OVS_PORT -> "style=solid, penwidth=0.7";
            case OVS_PATCH -> "style=solid, color=\"black:invis:black\"";
            case PARENT -> "style=dotted";
            case REDIRECT -> "style=bold";
            case ROUTE -> "style=dotted, arrowhead=vee";
            case TUNNEL -> "style=solid, penwidth=3";
            case TUNNEL_SOCKET -> "style=dashed";
            case WIRE -> "style=solid, penwidth=2, color=gray";
        };
        boolean arrows = stroke.kind() == Kind.REDIRECT || stroke.direction() == Direction.FORTH;
        return style + (!arrows ? "" : stroke.direction() == Direction.FORTH ? ", dir=forward" : ", dir=both");
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }

    private static String label(String title, String subtitle) {
        return subtitle.isEmpty() ? quote(title) : lines(List.of(title, subtitle));
    }

    private static String lines(List<String> lines) {
        return "\"" + String.join("\\n", lines.stream().map(Dot::escape).toList()) + "\"";
    }

    private static String quote(String text) {
        return "\"" + escape(text) + "\"";
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;");
    }
}
