package io.podwire.probe.text;

import io.podwire.api.probe.ProbeEvent.Probed;
import io.podwire.api.probe.ProbeEvent.Started;
import io.podwire.api.probe.ProbeFigures;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.api.probe.ProbeTarget;
import io.podwire.api.probe.TargetFigures;
import io.podwire.api.value.Printable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lines of datagrams that ask. Silence is no proof of anything: a service may not answer what it does not understand. */
final class UdpText implements ProbeText {

    private final ZoneId zone;
    private final Set<ProbeTarget> stoppedHere = new HashSet<>();

    UdpText(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public List<String> started(Started started) {
        return List.of(
                "Probing " + Words.hostAndAddress(started.target()) + " on UDP "
                        + started.target().port() + ", " + started.size() + " bytes each:",
                "");
    }

    @Override
    public List<String> probed(Probed probed) {
        ProbeTarget target = probed.target();
        if (probed.ownError()) {
            stoppedHere.add(target);
        }
        String where = target.address() + ": protocol=UDP port=" + target.port();
        return List.of(
                switch (probed.outcome()) {
                    case ANSWERED -> "Reply from " + answered(probed);
                    case LATE -> "Late reply from " + answered(probed);
                    case REFUSED ->
                        "Port unreachable, says " + where + " time=" + Words.millis(probed.rtt()) + ": closed";
                    case TIMED_OUT -> "No answer from " + where + ": open or filtered";
                    case UNREACHABLE, EXPIRED, TOO_BIG ->
                        "Unreachable: "
                                + (probed.icmp() == null
                                        ? "no way"
                                        : Printable.of(probed.icmp().words()))
                                + Words.says(probed)
                                + ": " + where;
                    case NOT_SENT -> "Not sent: " + Printable.of(String.valueOf(probed.problem())) + ": " + where;
                });
    }

    private static String answered(Probed probed) {
        return probed.target().address() + ": bytes=" + probed.size() + " time=" + Words.millis(probed.rtt())
                + " protocol=UDP port=" + probed.target().port();
    }

    @Override
    public List<String> end(ProbeSummary summary) {
        List<String> lines = new ArrayList<>();
        for (TargetFigures told : summary.targets()) {
            block(told, lines);
        }
        summary.remarks().forEach(remark -> lines.add("\t" + Printable.of(remark)));
        return lines;
    }

    private void block(TargetFigures told, List<String> lines) {
        ProbeFigures figures = told.figures();
        lines.add("");
        lines.add("Statistics of " + Words.hostAndAddress(told.target()) + " on UDP "
                + told.target().port() + ":");
        lines.add("\tSent = " + (figures.attempts() - figures.notSent()) + ", Replies = " + figures.answered()
                + ", Closed = " + figures.refused() + ", Silent = " + figures.timedOut());
        if (figures.rtt() != null) {
            lines.add("\tMinimum = " + Words.millis(figures.rtt().least()) + ", Maximum = "
                    + Words.millis(figures.rtt().most()) + ", Average = "
                    + Words.millis(figures.rtt().mean()));
            lines.add("\t" + Words.further(figures.rtt()));
        }
        if (figures.answered() > 0 && figures.longestOutage() != null) {
            lines.add("\t" + Words.outage(figures.longestOutage(), zone));
        }
        lines.add("\t" + meaning(told.target(), figures));
    }

    private String meaning(ProbeTarget target, ProbeFigures figures) {
        if (figures.answered() + figures.late() > 0) {
            return "Open: it answers" + (figures.timedOut() > 0 ? ", but not each time" : "");
        } else if (figures.refused() > 0) {
            return "Closed: the host itself says that nobody listens there"
                    + (figures.timedOut() > 0
                            ? "; it was silent at times, since a host limits how often it says so (one a second on Linux)"
                            : "");
        } else if (figures.unreachable() + figures.expired() > 0) {
            return "Not reached: " + (stoppedHere.contains(target) ? "this host itself" : "somebody on the way")
                    + " says so";
        }
        return figures.timedOut() > 0
                ? "Open or filtered: nothing came back, which a service that did not understand and a filter have in common"
                : "Nothing left this host";
    }
}
