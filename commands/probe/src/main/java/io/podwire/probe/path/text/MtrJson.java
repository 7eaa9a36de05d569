package io.podwire.probe.path.text;

import io.podwire.api.probe.PathHop;
import io.podwire.api.probe.PathLook.Origin;
import io.podwire.api.probe.PathReport;
import io.podwire.api.probe.PathRequest;
import java.util.ArrayList;
import java.util.List;

/** As {@code mtr -j} writes: the same keys in the same order, sizes as text, times in milliseconds. */
final class MtrJson {

    private MtrJson() {}

    static List<String> lines(PathReport report) {
        PathRequest request = report.request();
        List<String> lines = new ArrayList<>(List.of("{", "    \"report\": {", "        \"mtr\": {"));
        String deep = " ".repeat(12);
        lines.add(deep + "\"src\": " + quoted(request.sender()) + ",");
        lines.add(deep + "\"dst\": " + quoted(request.asked()) + ",");
        lines.add(deep + "\"tos\": " + request.trafficClass() + ",");
        lines.add(deep + "\"tests\": " + (request.rounds() == null ? report.rounds() : request.rounds()) + ",");
        lines.add(deep + "\"psize\": \"" + (request.size() == null ? 0 : request.size()) + "\",");
        lines.add(deep + "\"bitpattern\": \"" + pattern(request.pattern()) + "\"");
        lines.add("        },");
        hops(report, lines);
        lines.addAll(List.of("    }", "}"));
        return lines;
    }

    private static String pattern(Integer octet) {
        return octet == null ? "rand(0x00-FF)" : String.format("0x%02X", octet);
    }

    private static void hops(PathReport report, List<String> lines) {
        List<Column> columns = Column.parse(report.look().fields()).stream()
                .filter(column -> column != Column.BLANK)
                .distinct()
                .toList();
        if (report.hops().isEmpty()) {
            lines.add("        \"hubs\": []");
            return;
        }
        lines.add("        \"hubs\": [");
        String deep = " ".repeat(16);
        for (int i = 0; i < report.hops().size(); i++) {
            PathHop hop = report.hops().get(i);
            lines.add("            {");
            lines.add(deep + "\"count\": " + hop.hop() + ",");
            String host = deep + "\"host\": " + quoted(MtrText.name(hop, report.look()));
            StringBuilder fields = new StringBuilder(host);
            if (report.look().origin() == Origin.AS) {
                fields.append(",\n" + deep + "\"ASN\": ").append(quoted(OriginCell.text(Origin.AS)));
            }
            columns.forEach(column -> fields.append(",\n" + deep + "\"")
                    .append(column.heading())
                    .append("\": ")
                    .append(column.json(hop)));
            lines.addAll(fields.toString().lines().toList());
            lines.add("            }" + (i + 1 < report.hops().size() ? "," : ""));
        }
        lines.add("        ]");
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
