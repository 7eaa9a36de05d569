package io.podwire.probe.path.text;

import io.podwire.api.probe.PathHop;
import io.podwire.api.probe.PathLook.Origin;
import io.podwire.api.probe.PathReport;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;

/** As {@code mtr -C} writes: a line a hop, its heading with a comma at its end. The first column tells podwire from mtr. */
final class MtrCsv {

    private MtrCsv() {}

    static List<String> lines(PathReport report) {
        List<Column> columns = Column.parse(report.look().fields());
        List<String> lines = new ArrayList<>();
        if (!report.hops().isEmpty()) {
            StringBuilder heading = new StringBuilder("Mtr_Version,Start_Time,Status,Host,Hop,Ip,");
            heading.append(report.look().origin() == Origin.AS ? "Asn," : "");
            columns.forEach(column -> heading.append(column.heading()).append(','));
            lines.add(heading.toString());
        }
        for (PathHop hop : report.hops()) {
            StringBuilder line = new StringBuilder("MTR.podwire,")
                    .append(report.begun().getEpochSecond())
                    .append(",OK,")
                    .append(field(report.request().asked()))
                    .append(',')
                    .append(hop.hop())
                    .append(',')
                    .append(field(MtrText.name(hop, report.look())));
            if (report.look().origin() == Origin.AS) {
                line.append(',').append(OriginCell.text(Origin.AS));
            }
            columns.forEach(column -> line.append(',').append(column.csv(hop)));
            lines.add(line.toString());
        }
        return lines;
    }

    /** A name with a comma in it would be two. */
    private static String field(String text) {
        return Printable.of(text).replace(',', '_');
    }
}
