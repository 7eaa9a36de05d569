package io.podwire.shell.render.tables;

import io.podwire.api.probe.HopTimes;
import io.podwire.api.probe.PathChange;
import io.podwire.api.probe.PathEvent;
import io.podwire.api.probe.PathHop;
import io.podwire.api.probe.PathReport;
import io.podwire.api.probe.PathRound;
import io.podwire.api.probe.ProbeVerdict;
import io.podwire.api.value.Printable;
import io.podwire.shell.render.Sheet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The hops of each round, a row each; and what is to be said beside a report. */
final class PathSheet {

    /** Changes told one by one; JSON lists all. */
    private static final int NAMED = 8;

    private record Row(PathRound round, PathHop hop) {}

    static final Sheet<PathEvent, Row> SHEET = Sheet.of(PathEvent.class, "rounds", PathSheet::rows)
            .number("ROUND", row -> row.round().round())
            .text("AT", row -> row.round().at())
            .number("HOP", row -> row.hop().hop())
            .text("ADDRESS", row -> addresses(row.hop()))
            .number("SENT", row -> row.hop().sent())
            .number("ANSWERED", row -> row.hop().answered())
            .number("LATE", row -> row.hop().late())
            .number("LOST", row -> row.hop().lost())
            .number("LIMITED", row -> row.hop().limited())
            .number("LAST-MS", row -> millis(row, HopTimes::last))
            .number("AVG-MS", row -> millis(row, HopTimes::average))
            .number("BEST-MS", row -> millis(row, HopTimes::best))
            .number("WORST-MS", row -> millis(row, HopTimes::worst))
            .number("STDEV-MS", row -> millis(row, HopTimes::deviation))
            .end();

    private PathSheet() {}

    private static List<Row> rows(PathEvent event) {
        return event instanceof PathRound round
                ? round.hops().stream().map(hop -> new Row(round, hop)).toList()
                : List.of();
    }

    private static String addresses(PathHop hop) {
        return hop.addresses().isEmpty()
                ? null
                : String.join(
                        " ",
                        hop.addresses().stream()
                                .map(one -> one.address().toString())
                                .toList());
    }

    private static Double millis(Row row, Function<HopTimes, Duration> time) {
        return row.hop().rtt() == null ? null : time.apply(row.hop().rtt()).toNanos() / 1000 / 1000.0;
    }

    /** Changes of the path, what went wrong, and what it all means; null where there is nothing to say. */
    static String line(PathReport report) {
        if (report.planned()) {
            return null;
        }
        List<String> lines = new ArrayList<>();
        List<PathChange> changes = report.changes();
        for (PathChange change : changes.subList(0, Math.min(NAMED, changes.size()))) {
            lines.add("the path changed at " + change.at() + " (round " + change.round() + "): hop " + change.hop()
                    + " was " + change.before() + ", is " + change.after());
        }
        long more = Math.max(0, changes.size() - NAMED) + report.moreChanges();
        if (more > 0) {
            lines.add("the path changed " + more + (more == 1 ? " more time" : " more times")
                    + "; --output json lists them");
        }
        report.hops().stream()
                .filter(PathHop::balanced)
                .forEach(hop ->
                        lines.add("hop " + hop.hop() + ": " + hop.addresses().size()
                                + " routers answer by turns in one flow (equal ways, chosen packet by packet)"));
        report.notes().forEach(note -> lines.add(Printable.of(note)));
        report.verdicts().forEach(verdict -> lines.add(sentence(verdict)));
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private static String sentence(ProbeVerdict verdict) {
        String word = verdict.verdict().name().toLowerCase(Locale.ROOT);
        return word + " (" + verdict.rule().code() + "): " + Printable.of(verdict.words());
    }
}
