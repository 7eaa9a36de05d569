package io.podwire.shell.render.tables;

import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeEvent.Probed;
import io.podwire.api.probe.ProbeFigures;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.api.probe.ProbeTarget;
import io.podwire.api.probe.TargetFigures;
import io.podwire.api.value.Printable;
import io.podwire.shell.render.Sheet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Single probes, for a spreadsheet; and what they add up to, in a line a target. */
final class ProbeSheet {

    static final Sheet<ProbeEvent, Probed> SHEET = Sheet.of(ProbeEvent.class, "probes", ProbeSheet::rows)
            .text("AT", Probed::at)
            .text("HOST", probed -> probed.target().host())
            .text("ADDRESS", probed -> probed.target().address())
            .text("PROTOCOL", probed -> probed.target().protocol())
            .number(
                    "PORT",
                    probed ->
                            probed.target().port() == 0 ? null : probed.target().port())
            .number("SEQUENCE", Probed::sequence)
            .text("OUTCOME", Probed::outcome)
            .number(
                    "RTT MS",
                    probed -> probed.rtt() == null
                            ? null
                            : String.format(Locale.ROOT, "%.3f", probed.rtt().toNanos() / 1e6))
            .text("CLOCK", Probed::clock)
            .text("FROM", Probed::from)
            .number("TTL", Probed::hops)
            .text("ICMP", probed -> probed.icmp() == null ? null : probed.icmp().words())
            .text("PROBLEM", Probed::problem)
            .end();

    private static List<Probed> rows(ProbeEvent event) {
        return event instanceof Probed probed ? List.of(probed) : List.of();
    }

    /** Null where nothing was sent. */
    static String line(ProbeSummary summary) {
        return summary.targets().isEmpty()
                ? null
                : summary.targets().stream().map(ProbeSheet::line).collect(Collectors.joining("\n"));
    }

    private static String line(TargetFigures told) {
        ProbeTarget target = told.target();
        ProbeFigures figures = told.figures();
        String port = target.port() == 0 ? "" : " " + target.port();
        return Printable.of(target.host()) + " " + target.protocol() + port + ": " + figures.answered() + " of "
                + figures.attempts() + (figures.attempts() == 1 ? " probe" : " probes") + " answered"
                + (figures.rtt() == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %.3f ms on average",
                                figures.rtt().mean().toNanos() / 1e6));
    }

    private ProbeSheet() {}
}
