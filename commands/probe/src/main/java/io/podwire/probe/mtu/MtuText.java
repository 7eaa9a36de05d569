package io.podwire.probe.mtu;

import io.podwire.api.probe.MtuLink;
import io.podwire.api.probe.MtuReport;
import io.podwire.api.probe.MtuTold;
import io.podwire.api.probe.ProbeVerdict;
import io.podwire.api.probe.RouteException;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A search's report as lines: the verdict, the links of the way with what each takes, and what the probes left behind. */
public final class MtuText {

    private MtuText() {}

    /** All of it. */
    public static List<String> lines(MtuReport report) {
        if (report.planned()) {
            return report.notes();
        }
        List<String> lines = new ArrayList<>();
        lines.add("mtu to " + Printable.of(report.asked()) + host(report) + " from " + Printable.of(report.place())
                + ": " + sizes(report) + "; " + report.sent() + (report.sent() == 1 ? " probe" : " probes"));
        for (ProbeVerdict verdict : report.verdicts()) {
            lines.add(verdict.verdict().name().toLowerCase(Locale.ROOT) + " " + verdict.code() + " ("
                    + verdict.rule().code() + "): " + verdict.words());
        }
        if (!report.way().isEmpty()) {
            lines.add("");
            way(report, lines);
        }
        report.told().forEach(told -> lines.add(told(told)));
        report.exceptions().forEach(exception -> lines.add(exception(exception)));
        report.notes().forEach(note -> lines.add("note: " + Printable.of(note)));
        return lines;
    }

    private static String host(MtuReport report) {
        return report.asked().equals(report.target().toString()) ? "" : " (" + report.target() + ")";
    }

    private static String sizes(MtuReport report) {
        if (report.passes() == null) {
            return "nothing passes";
        }
        String passes = report.passes() + " bytes pass";
        return report.fails() == null ? passes : passes + ", " + report.fails() + " do not";
    }

    private static void way(MtuReport report, List<String> lines) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"LINK", "IN", "KIND", "MTU", "TUNNELS", "TAKES", ""});
        for (MtuLink link : report.way()) {
            rows.add(new String[] {
                Printable.of(link.link()),
                Printable.of(link.place()),
                link.kind().isEmpty() ? "-" : Printable.of(link.kind()),
                Integer.toString(link.mtu()),
                link.overhead() == 0 ? "-" : Integer.toString(link.overhead()),
                Integer.toString(link.fits()),
                link.equals(report.limit()) ? "<- limit" : ""
            });
        }
        int[] widths = new int[7];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        rows.forEach(row -> lines.add(line(row, widths)));
        if (!report.whole()) {
            lines.add("(the rest of the way is not on this machine)");
        }
    }

    private static String line(String[] row, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            boolean number = i >= 3 && i <= 5;
            String blanks = " ".repeat(widths[i] - row[i].length());
            text.append(i == 0 ? "" : "  ").append(number ? blanks + row[i] : row[i] + blanks);
        }
        return text.toString().stripTrailing();
    }

    private static String told(MtuTold told) {
        return "told by " + told.from() + ": " + (told.mtu() == null ? "too big, without an MTU" : "MTU " + told.mtu())
                + " (" + told.times() + "x)";
    }

    private static String exception(RouteException exception) {
        String where = "route exception in " + Printable.of(exception.place()) + ": ";
        if (exception.after() == null) {
            return where + "MTU " + exception.before() + " was known before, and is gone";
        }
        String mtu = "MTU " + exception.after() + " for "
                + (exception.expires() == null
                        ? "an unknown time"
                        : exception.expires().toSeconds() + " s");
        return where
                + mtu
                + (!exception.caused()
                        ? ", known before"
                        : exception.before() == null
                                ? ", left by these probes"
                                : ", left by these probes in place of " + exception.before());
    }
}
