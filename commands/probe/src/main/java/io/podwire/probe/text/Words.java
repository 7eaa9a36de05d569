package io.podwire.probe.text;

import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.Outage;
import io.podwire.api.probe.ProbeEvent.Probed;
import io.podwire.api.probe.ProbeFigures;
import io.podwire.api.probe.ProbeTarget;
import io.podwire.api.probe.ProbeVerdict;
import io.podwire.api.probe.RttStatistics;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, times and hosts as the tools write them. */
final class Words {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS zzz", Locale.ROOT);

    /** Sentences below the figures of a target; the record has all. */
    static final int VERDICTS = 2;

    private Words() {}

    /** {@code 12.34ms}, as paping writes all times. */
    static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.2fms", time == null ? 0 : time.toNanos() / 1e6);
    }

    /** {@code 0.041ms}: within a node, two digits say too little. */
    private static String micros(Duration time) {
        return String.format(Locale.ROOT, "%.3fms", time.toNanos() / 1e6);
    }

    /** {@code 25.00%}. */
    static String percent(double percent) {
        return String.format(Locale.ROOT, "%.2f%%", percent);
    }

    /** The host as it was written; safe to show. */
    static String host(ProbeTarget target) {
        return Printable.of(target.host());
    }

    /** Whether the user wrote the address itself. */
    static boolean literal(ProbeTarget target) {
        int percent = target.host().indexOf('%');
        return IpAddress.parseOrNull(percent < 0 ? target.host() : target.host().substring(0, percent)) != null;
    }

    /** {@code db.example [10.0.0.7]}, or the address alone. */
    static String hostAndAddress(ProbeTarget target) {
        return literal(target) ? host(target) : host(target) + " [" + target.address() + "]";
    }

    /** Who said an ICMP error, with a comma before it; empty where that is not known. */
    static String says(Probed probed) {
        if (probed.from() == null) {
            return "";
        } else if (!probed.ownError()) {
            return ", says " + probed.from();
        }
        return ", says this host itself" + (noNeighbor(probed.icmp()) ? ": no neighbor answered" : "");
    }

    /** What a host says whose question for a neighbor's hardware address nobody answers (RFC 1122 section 2.3.2.2, RFC 4861 section 7.2.2). */
    private static boolean noNeighbor(IcmpMessage icmp) {
        return icmp.version() == 4 ? icmp.type() == 3 && icmp.code() == 1 : icmp.type() == 1 && icmp.code() == 3;
    }

    /** The figures that paping and ping lack. */
    static String further(RttStatistics rtt) {
        return "Deviation = " + micros(rtt.deviation()) + ", p50 = " + micros(rtt.p50()) + ", p95 = "
                + micros(rtt.p95()) + ", p99 = " + micros(rtt.p99()) + ", Jitter = " + micros(rtt.jitter());
    }

    /** The longest outage in words. */
    static String outage(Outage outage, ZoneId zone) {
        return "Longest outage = " + length(outage.length()) + " from " + time(outage.begin(), zone) + " ("
                + outage.probes() + (outage.probes() == 1 ? " probe" : " probes") + " in a row"
                + (outage.lasting() ? ", still lasting" : "") + ")";
    }

    /**
     * A verdict, with its rule.
     *
     * @param of the target, behind a blank, where there are several; else empty
     */
    static String verdict(String of, ProbeVerdict verdict) {
        return "Verdict" + of + ": " + verdict.verdict().name().toLowerCase(Locale.ROOT) + " " + verdict.code() + " ("
                + verdict.rule().code() + "): " + verdict.words();
    }

    static String time(Instant time, ZoneId zone) {
        return TIME.format(time.atZone(zone));
    }

    private static String length(Duration length) {
        return length.toMinutes() < 2
                ? String.format(Locale.ROOT, "%.2fs", length.toNanos() / 1e9)
                : length.toHours() + "h" + length.toMinutesPart() + "m" + length.toSecondsPart() + "s";
    }

    /** What became of those that failed; empty where none did. */
    static String failures(ProbeFigures figures) {
        StringBuilder text = new StringBuilder();
        add(text, "Refused", figures.refused());
        add(text, "Unreachable", figures.unreachable() + figures.expired() + figures.tooBig());
        add(text, "Timed out", figures.timedOut());
        add(text, "Late", figures.late());
        add(text, "Not sent", figures.notSent());
        return text.toString();
    }

    private static void add(StringBuilder text, String what, long count) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(what).append(" = ").append(count);
        }
    }
}
