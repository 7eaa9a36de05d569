package io.podwire.probe.path.text;

import io.podwire.api.probe.MplsLabel;
import io.podwire.api.probe.PathHop;
import io.podwire.api.probe.PathLook;
import io.podwire.api.probe.PathReport;
import io.podwire.api.value.Printable;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** As {@code mtr -r} and {@code mtr -w} report: the same columns at the same places. */
final class MtrReport {

    /** Where the first column of numbers begins in a report that is not wide. */
    private static final int NAMES_END = 33;

    private MtrReport() {}

    static List<String> lines(PathReport report, ZoneId zone) {
        PathLook look = report.look();
        List<Column> columns = Column.parse(look.fields());
        boolean wide = look.form() == PathLook.Form.WIDE;
        String sender = Printable.of(report.request().sender());
        int names = sender.length();
        for (PathHop hop : report.hops()) {
            names = Math.max(names, MtrText.name(hop, look).length());
        }
        List<String> lines = new ArrayList<>();
        lines.add("Start: "
                + DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx", Locale.ROOT)
                        .withZone(zone)
                        .format(report.begun()));
        String origin = OriginCell.of(look.origin());
        // mtr's wide heading is two characters short of its rows, but not where it has a column before the names
        int width = names + 6 + origin.length();
        StringBuilder heading = new StringBuilder(fitted("HOST: " + sender, wide ? width : NAMES_END));
        columns.forEach(column -> heading.append(column.headingCell()));
        lines.add(heading.toString());
        for (PathHop hop : report.hops()) {
            lines.add(row(hop, look, columns, wide ? width + (origin.isEmpty() ? 2 : 0) : NAMES_END));
            others(hop, look, wide ? names + (origin.isEmpty() ? 0 : 1) : NAMES_END, lines);
        }
        return lines;
    }

    private static String row(PathHop hop, PathLook look, List<Column> columns, int width) {
        String number = Integer.toString(hop.hop());
        String lead = look.origin() == null ? ".|-- " : ". " + OriginCell.of(look.origin());
        String name = " ".repeat(3 - number.length()) + number + lead + MtrText.name(hop, look);
        StringBuilder row = new StringBuilder(fitted(name, width));
        for (int i = 0; i < columns.size(); i++) {
            row.append(columns.get(i).cell(hop, i + 1 == columns.size()));
        }
        if (hop.remark() != null) {
            row.append("  ").append(hop.remark());
        }
        return row.toString();
    }

    /**
     * The others that answered at a hop, and its MPLS labels, in the lines mtr has for them: with the column before the names it has two of
     * each.
     *
     * @param names how wide names are
     */
    private static void others(PathHop hop, PathLook look, int names, List<String> lines) {
        for (int i = 1; i < hop.addresses().size(); i++) {
            String name = MtrText.name(hop.addresses().get(i), look);
            lines.add(" ".repeat(8) + name + " ".repeat(Math.max(0, names - name.length())));
            if (look.origin() != null) {
                lines.add(" ".repeat(5) + OriginCell.of(look.origin()) + name);
            }
        }
        if (look.labels()) {
            for (MplsLabel label : hop.labels()) {
                lines.add("    |   +-- [MPLS: Lbl " + label.label() + " TC " + label.trafficClass() + " S "
                        + (label.bottom() ? 1 : 0) + " TTL " + label.hops() + "]");
            }
        }
    }

    private static String fitted(String text, int width) {
        return text.length() >= width ? text.substring(0, width) : text + " ".repeat(width - text.length());
    }
}
