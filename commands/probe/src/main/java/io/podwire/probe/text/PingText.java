package io.podwire.probe.text;

import io.podwire.api.probe.ProbeEvent.Probed;
import io.podwire.api.probe.ProbeEvent.Started;
import io.podwire.api.probe.ProbeFigures;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.api.probe.ProbeTarget;
import io.podwire.api.probe.RttStatistics;
import io.podwire.api.probe.TargetFigures;
import io.podwire.api.value.Printable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The lines of iputils' ping, with {@code -n} (no names are looked up) and {@code -O} (a probe without an answer has a line): scripts
 * look for {@code bytes from}, {@code packet loss} and {@code rtt min/avg/max/mdev}.
 */
final class PingText implements ProbeText {

    /** IPv4 header without options (RFC 791), and the header of an echo request (RFC 792). */
    private static final int HEADERS = 28;

    private final ZoneId zone;

    PingText(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public List<String> started(Started started) {
        ProbeTarget target = started.target();
        String from = from(started);
        if (target.address().v6()) {
            String inner = Words.literal(target)
                    ? target.address().toString()
                    : Words.host(target) + " (" + target.address() + ")";
            return List.of(
                    "PING " + Words.host(target) + "(" + inner + ")" + from + " " + started.size() + " data bytes");
        }
        return List.of("PING " + Words.host(target) + " (" + target.address() + ")" + from + " " + started.size() + "("
                + (started.size() + HEADERS) + ") bytes of data.");
    }

    /** Only of what was told: the link of {@code fe80::1%eth0} is a part of the address. */
    private static String from(Started started) {
        if (started.source() == null || started.target().host().indexOf('%') >= 0) {
            return "";
        }
        return " from " + started.source() + " " + (started.link() == null ? "" : started.link()) + ":";
    }

    @Override
    public List<String> probed(Probed probed) {
        String sequence = "icmp_seq=" + probed.sequence();
        return List.of(
                switch (probed.outcome()) {
                    case ANSWERED -> reply(probed, sequence);
                    case LATE -> reply(probed, sequence) + " (late)";
                    case TIMED_OUT -> "no answer yet for " + sequence;
                    case REFUSED, UNREACHABLE, EXPIRED, TOO_BIG ->
                        "From " + (probed.from() == null ? probed.target().address() : probed.from()) + " " + sequence
                                + " "
                                + (probed.icmp() == null ? "Destination Unreachable" : PingErrors.words(probed.icmp()));
                    case NOT_SENT -> "ping: " + notSent(String.valueOf(probed.problem())) + " " + sequence;
                });
    }

    /** What people look for where they try sizes is ping's own words; what it says of its route it says before its first line. */
    private static String notSent(String problem) {
        return (problem.startsWith("EMSGSIZE") ? "local error: message too long: " : "not sent: ")
                + Printable.of(problem);
    }

    private static String reply(Probed probed, String sequence) {
        return (probed.size() == null ? 0 : probed.size() + 8) + " bytes from "
                + (probed.from() == null ? probed.target().address() : probed.from()) + ": " + sequence
                + (probed.hops() == null ? "" : " ttl=" + probed.hops())
                + (probed.rtt() == null ? "" : " time=" + time(probed.rtt()) + " ms");
    }

    /** Three digits behind the point below 1 ms, and one less for each power of ten above: 0.027, 1.23, 12.3, 123. */
    static String time(Duration rtt) {
        double millis = rtt.toNanos() / 1e6;
        int digits = millis >= 99.95 ? 0 : millis >= 9.995 ? 1 : millis >= 0.9995 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + digits + "f", millis);
    }

    @Override
    public List<String> end(ProbeSummary summary) {
        List<String> lines = new ArrayList<>();
        for (TargetFigures told : summary.targets()) {
            block(told, summary.elapsed(), lines);
        }
        summary.targets()
                .forEach(told -> told.verdicts().stream()
                        .limit(Words.VERDICTS)
                        .forEach(verdict -> lines.add(Words.verdict("", verdict))));
        summary.remarks().forEach(remark -> lines.add(Printable.of(remark)));
        return lines;
    }

    private void block(TargetFigures told, Duration elapsed, List<String> lines) {
        ProbeFigures figures = told.figures();
        long received = figures.answered() + figures.late();
        long errors = figures.refused() + figures.unreachable() + figures.expired() + figures.tooBig();
        lines.add("");
        lines.add("--- " + Words.host(told.target()) + " ping statistics ---");
        lines.add(figures.attempts() + " packets transmitted, " + received + " received, "
                + (errors > 0 ? "+" + errors + " errors, " : "")
                + share(figures.attempts() - received, figures.attempts()) + "% packet loss, time "
                + elapsed.toMillis() + "ms");
        RttStatistics rtt = figures.rtt();
        if (rtt != null) {
            lines.add("rtt min/avg/max/mdev = " + exact(rtt.least()) + "/" + exact(rtt.mean()) + "/" + exact(rtt.most())
                    + "/" + exact(rtt.deviation()) + " ms");
            lines.add("rtt p50/p95/p99/jitter = " + exact(rtt.p50()) + "/" + exact(rtt.p95()) + "/" + exact(rtt.p99())
                    + "/" + exact(rtt.jitter()) + " ms");
        }
        if (rtt != null && figures.longestOutage() != null) {
            lines.add(Words.outage(figures.longestOutage(), zone));
        }
        if (rtt == null) {
            // as ping does
            lines.add("");
        }
        if (figures.late() > 0) {
            lines.add(figures.late() + " of those received came late and are in no time above");
        }
    }

    private static String exact(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e6);
    }

    /** Six digits at most and no zeros behind them, as printf's %g. */
    private static String share(long part, long whole) {
        if (whole == 0) {
            return "0";
        }
        BigDecimal percent = BigDecimal.valueOf(100)
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(whole), new MathContext(6, RoundingMode.HALF_EVEN));
        return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }
}
