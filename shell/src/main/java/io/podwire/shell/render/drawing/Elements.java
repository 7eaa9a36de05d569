package io.podwire.shell.render.drawing;

import io.podwire.shell.render.drawing.Arrangement.Area;
import io.podwire.shell.render.drawing.Arrangement.Point;
import java.util.List;
import java.util.Locale;

/** Writes SVG's elements. Lengths have at most one decimal; the same drawing gives the same bytes. */
final class Elements {

    private final StringBuilder out;

    Elements(StringBuilder out) {
        this.out = out;
    }

    /** Opens a group whose tooltip says these facts. */
    void open(List<String> facts) {
        out.append("<g><title>").append(Xml.escape(String.join("\n", facts))).append("</title>\n");
    }

    void close() {
        out.append("</g>\n");
    }

    void rectangle(String classes, Area area, double corner) {
        out.append("<rect class=\"").append(classes).append("\" x=\"").append(number(area.x()));
        out.append("\" y=\"").append(number(area.y())).append("\" width=\"").append(number(area.width()));
        out.append("\" height=\"")
                .append(number(area.height()))
                .append("\" rx=\"")
                .append(number(corner));
        out.append("\"/>\n");
    }

    /** @param y of the base line */
    void text(String classes, double x, double y, String text) {
        out.append("<text");
        if (!classes.isEmpty()) {
            out.append(" class=\"").append(classes).append('"');
        }
        out.append(" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\">");
        out.append(Xml.escape(text)).append("</text>\n");
    }

    void line(String classes, List<Point> points) {
        out.append("<path class=\"").append(classes).append("\" d=\"");
        char command = 'M';
        for (Point point : points) {
            out.append(command).append(number(point.x())).append(' ').append(number(point.y()));
            command = 'L';
        }
        out.append("\"/>\n");
    }

    /** An arrow's head whose point is at {@code to}, half as wide on each side as it is long. */
    void head(String classes, Point from, Point to, double size) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double x = length == 0 ? 1 : (to.x() - from.x()) / length;
        double y = length == 0 ? 0 : (to.y() - from.y()) / length;
        double baseX = to.x() - size * x;
        double baseY = to.y() - size * y;
        out.append("<polygon class=\"head ").append(classes).append("\" points=\"");
        out.append(number(to.x())).append(',').append(number(to.y())).append(' ');
        out.append(number(baseX - size / 2 * y))
                .append(',')
                .append(number(baseY + size / 2 * x))
                .append(' ');
        out.append(number(baseX + size / 2 * y)).append(',').append(number(baseY - size / 2 * x));
        out.append("\"/>\n");
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
