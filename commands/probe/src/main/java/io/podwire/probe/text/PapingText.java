package io.podwire.probe.text;

import io.podwire.api.probe.ProbeEvent.Probed;
import io.podwire.api.probe.ProbeEvent.Started;
import io.podwire.api.probe.ProbeFigures;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.api.probe.ProbeTarget;
import io.podwire.api.probe.RttClock;
import io.podwire.api.probe.RttStatistics;
import io.podwire.api.probe.TargetFigures;
import io.podwire.api.value.Printable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of paping 1.5: scripts look for {@code Connected to}, {@code Connection timed out} and {@code Attempted =}. What paping
 * takes for a time-out, although somebody said no, has a line of its own; with several targets each line names its own.
 */
final class PapingText implements ProbeText {

    private final ZoneId zone;
    private int targets;
    private boolean begun;

    PapingText(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public List<String> started(Started started) {
        targets++;
        return List.of("Connecting to " + on(started.target()) + ":");
    }

    /** {@code db.example [10.0.0.7] on TCP 80}. */
    private static String on(ProbeTarget target) {
        return Words.hostAndAddress(target) + " on TCP " + target.port();
    }

    @Override
    public List<String> probed(Probed probed) {
        // paping leaves a line free between what it begins and what comes of it
        List<String> lines = begun ? List.of(line(probed)) : List.of("", line(probed));
        begun = true;
        return lines;
    }

    private String line(Probed probed) {
        ProbeTarget target = probed.target();
        return switch (probed.outcome()) {
            case ANSWERED -> "Connected to " + connected(probed);
            case LATE -> "Connected late to " + connected(probed);
            case REFUSED ->
                "Connection refused" + (timed(probed) ? ": time=" + Words.millis(probed.rtt()) : "")
                        + which(target, timed(probed) ? "" : ":");
            case TIMED_OUT -> "Connection timed out" + which(target, ":");
            case UNREACHABLE, EXPIRED, TOO_BIG -> "Connection failed: " + why(probed) + which(target, ":");
            case NOT_SENT ->
                "Connection not tried: " + Printable.of(String.valueOf(probed.problem())) + which(target, ":");
        };
    }

    /** The kernel keeps no time for a RST, and our own clock has this process's waits in it: no figure to print beside others. */
    private static boolean timed(Probed probed) {
        return probed.rtt() != null && probed.clock() != RttClock.USER;
    }

    private static String connected(Probed probed) {
        return probed.target().address() + ": time=" + Words.millis(probed.rtt()) + " protocol=TCP port="
                + probed.target().port();
    }

    private static String why(Probed probed) {
        return (probed.icmp() == null
                        ? "unreachable"
                        : Printable.of(probed.icmp().words()))
                + Words.says(probed);
    }

    /** Which target a line is about, where there are several: with one, the line is paping's. */
    private String which(ProbeTarget target, String colon) {
        return targets < 2 ? "" : colon + " " + target.address() + " protocol=TCP port=" + target.port();
    }

    @Override
    public List<String> end(ProbeSummary summary) {
        List<String> lines = new ArrayList<>();
        boolean several = summary.targets().size() > 1;
        for (TargetFigures told : summary.targets()) {
            block(told, several, lines);
        }
        for (TargetFigures told : summary.targets()) {
            String of = several ? " of " + on(told.target()) : "";
            told.verdicts().stream()
                    .limit(Words.VERDICTS)
                    .forEach(verdict -> lines.add("\t" + Words.verdict(of, verdict)));
        }
        summary.remarks().forEach(remark -> lines.add("\t" + Printable.of(remark)));
        if (!lines.isEmpty()) {
            lines.add("");
        }
        return lines;
    }

    private void block(TargetFigures told, boolean several, List<String> lines) {
        ProbeFigures figures = told.figures();
        ProbeTarget target = told.target();
        lines.add("");
        lines.add(several ? "Connection statistics of " + on(target) + ":" : "Connection statistics:");
        lines.add("\tAttempted = " + figures.attempts() + ", Connected = " + figures.answered() + ", Failed = "
                + figures.failed() + " (" + Words.percent(figures.failedPercent()) + ")");
        lines.add("Approximate connection times:");
        RttStatistics rtt = figures.rtt();
        lines.add("\tMinimum = " + Words.millis(rtt == null ? null : rtt.least()) + ", Maximum = "
                + Words.millis(rtt == null ? null : rtt.most()) + ", Average = "
                + Words.millis(rtt == null ? null : rtt.mean()));
        if (rtt != null) {
            lines.add("\t" + Words.further(rtt));
        }
        if (figures.failed() > 0) {
            lines.add("Failures:");
            lines.add("\t" + Words.failures(figures) + ", Lost = " + Words.percent(figures.lossPercent()));
        }
        if (rtt != null && figures.longestOutage() != null) {
            lines.add("\t" + Words.outage(figures.longestOutage(), zone));
        }
    }
}
