package io.podwire.shell.render.drawing;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.shell.render.drawing.Arrangement.Area;
import io.podwire.shell.render.drawing.Arrangement.Course;
import io.podwire.shell.render.drawing.Diagram.Box;
import io.podwire.shell.render.drawing.Diagram.Line;
import io.podwire.shell.render.drawing.Diagram.NodeFrame;
import io.podwire.shell.render.drawing.Diagram.PlaceFrame;
import io.podwire.shell.render.drawing.Diagram.Shape;
import io.podwire.shell.render.drawing.Diagram.Stroke;
import java.util.List;

/**
 * A topology as a drawing in SVG 1.1 with a style sheet: complete in itself, legible on light and dark pages, on paper without colors
 * and to a screen reader. Every element has all its facts as a tooltip.
 */
public final class Svg {

    private static final double MARGIN = 20;
    private static final double HEAD = 34;
    private static final double TO_LEGEND = 18;

    private final Diagram diagram;
    private final Arrangement arrangement;
    private final StringBuilder out = new StringBuilder(1 << 14);
    private final Elements elements = new Elements(out);

    private Svg(Diagram diagram) {
        this.diagram = diagram;
        this.arrangement = Layout.of(diagram);
    }

    /** The document, with an end of line at its end. */
    public static String of(Topology topology) {
        return new Svg(DiagramMaker.of(topology)).text();
    }

    private String text() {
        Legend legend = new Legend(diagram);
        double room = Math.max(
                Math.max(arrangement.width(), legend.leastWidth()),
                Math.min(760, Lettering.bold(diagram.title(), Lettering.PAGE_TITLE)));
        double width = room + 2 * MARGIN;
        double height = MARGIN + HEAD + arrangement.height() + TO_LEGEND + legend.height(room) + MARGIN;
        begin(width, height);
        elements.rectangle("page", new Area(0, 0, width, height), 0);
        out.append("<text class=\"heading\" style=\"font-size:16px\" x=\"")
                .append(Elements.number(MARGIN))
                .append("\" y=\"")
                .append(Elements.number(MARGIN + 14))
                .append("\">")
                .append(Xml.escape(diagram.title()))
                .append("</text>\n");
        out.append("<g transform=\"translate(")
                .append(Elements.number(MARGIN))
                .append(' ')
                .append(Elements.number(MARGIN + HEAD))
                .append(")\">\n");
        drawing();
        out.append("</g>\n");
        legend.draw(elements, MARGIN, MARGIN + HEAD + arrangement.height() + TO_LEGEND, room);
        return out.append("</svg>\n").toString();
    }

    private void begin(double width, double height) {
        String w = Elements.number(Math.ceil(width));
        String h = Elements.number(Math.ceil(height));
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"podwire\" role=\"img\"")
                .append(" aria-labelledby=\"podwire-title podwire-desc\" width=\"")
                .append(w)
                .append("\" height=\"")
                .append(h)
                .append("\" viewBox=\"0 0 ")
                .append(w)
                .append(' ')
                .append(h)
                .append("\">\n<title id=\"podwire-title\">")
                .append(Xml.escape(diagram.title()))
                .append("</title>\n<desc id=\"podwire-desc\">")
                .append(Xml.escape(Description.of(diagram)))
                .append("</desc>\n<style>\n")
                .append(Palette.sheet())
                .append("</style>\n");
    }

    private void drawing() {
        for (NodeFrame node : diagram.nodes()) {
            frame("node", node.key(), node.title(), node.subtitle(), node.facts(), Lettering.NODE_TITLE, 1);
            for (PlaceFrame place : node.places()) {
                if (place.kind() != TopologyPlace.Kind.HOST) {
                    frame(
                            "place",
                            place.key(),
                            place.title(),
                            place.subtitle(),
                            place.facts(),
                            Lettering.PLACE_TITLE,
                            place.count());
                }
            }
        }
        for (int i = 0; i < diagram.strokes().size(); i++) {
            Stroke stroke = diagram.strokes().get(i);
            elements.open(stroke.facts());
            StrokeForms.draw(
                    elements,
                    stroke.kind(),
                    stroke.direction(),
                    arrangement.courses().get(i).points());
            elements.close();
        }
        diagram.boxes().forEach(this::box);
        labels();
    }

    private void frame(
            String kind, String key, String title, String subtitle, List<String> facts, double size, int count) {
        Area area = arrangement.areas().get(key);
        elements.open(facts);
        if (count > 1) {
            elements.rectangle(kind, behind(area), 7);
        }
        elements.rectangle(kind, area, kind.equals("node") ? 10 : 7);
        String shown = Lettering.cut(title);
        double y = area.y() + (kind.equals("node") ? 25 : 20);
        out.append("<text class=\"heading\" style=\"font-size:")
                .append(Elements.number(size))
                .append("px\" x=\"")
                .append(Elements.number(area.x() + 16))
                .append("\" y=\"")
                .append(Elements.number(y))
                .append("\">")
                .append(Xml.escape(shown));
        if (!subtitle.isEmpty()) {
            out.append("<tspan class=\"quiet\" style=\"font-size:11px;font-weight:normal\" dx=\"")
                    .append(Elements.number(size * 0.7))
                    .append("\">")
                    .append(Xml.escape(Lettering.cut(subtitle)))
                    .append("</tspan>");
        }
        out.append("</text>\n");
        elements.close();
    }

    private void box(Box box) {
        Area area = arrangement.areas().get(box.key());
        elements.open(box.facts());
        String form = box.shape() == Shape.LINK
                ? "link " + Palette.word(box.role())
                : box.shape() == Shape.FAR_END ? "end" : "socket";
        if (box.count() > 1) {
            elements.rectangle(form, behind(area), 6);
        }
        elements.rectangle(box.down() ? form + " down" : form, area, 6);
        double x = area.x() + Lettering.BOX_SIDE;
        // the text stands in the middle of a box that its ports have made higher
        double y = area.y() + (area.height() - Lettering.height(box)) / 2 + Lettering.BOX_TOP + 12;
        String title = Lettering.cut(box.title());
        elements.text("name", x, y, title);
        if (box.down()) {
            badge(area, y);
        }
        for (Line line : box.lines()) {
            y += Lettering.LINE;
            elements.text(line.literal() ? "literal" : "quiet", x, y, Lettering.cut(line.text()));
        }
        elements.close();
    }

    /** The sheet that shows behind a stack of several. */
    private static Area behind(Area area) {
        return new Area(area.x() + 4, area.y() + 4, area.width(), area.height());
    }

    private void badge(Area box, double y) {
        double width = Lettering.BADGE - 10;
        double x = box.x() + box.width() - width - 8;
        elements.rectangle("badge-box", new Area(x, y - 11, width, 14), 3);
        elements.text("badge", x + 3, y - 0.5, "DOWN");
    }

    private void labels() {
        for (int i = 0; i < diagram.strokes().size(); i++) {
            Stroke stroke = diagram.strokes().get(i);
            Course course = arrangement.courses().get(i);
            if (course.label() != null) {
                elements.open(stroke.facts());
                elements.text(
                        "quiet",
                        course.label().x() + 5,
                        course.label().y() + Lettering.LINE - 3,
                        Lettering.cut(stroke.label()));
                elements.close();
            }
        }
    }
}
