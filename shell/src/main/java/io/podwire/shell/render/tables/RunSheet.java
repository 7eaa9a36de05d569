package io.podwire.shell.render.tables;

import io.podwire.api.finding.Finding;
import io.podwire.scripts.runbook.RunEvent;
import io.podwire.scripts.runbook.RunSummary;
import io.podwire.shell.render.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The findings among what a run gave, for a spreadsheet; and the sum of a run. */
final class RunSheet {

    static final Sheet<RunEvent, Finding> FINDINGS = Sheet.of(RunEvent.class, "findings", RunSheet::findings)
            .text("VERDICT", Finding::verdict)
            .text("CODE", Finding::code)
            .text("SUBJECT", Finding::subject)
            .text("REASON", Finding::reason)
            .text(
                    "EVIDENCE",
                    finding -> finding.evidence().stream()
                            .map(Finding.Evidence::fact)
                            .toList())
            .text("FIX", Finding::fix)
            .end();

    private static List<Finding> findings(RunEvent event) {
        return event instanceof RunEvent.Judged judged ? List.of(judged.finding()) : List.of();
    }

    /** In one line, the worst first; null for a script that judged and changed nothing. */
    static String line(RunSummary run) {
        List<String> parts = new ArrayList<>();
        add(parts, run.fail(), "fail");
        add(parts, run.unknown(), "unknown");
        add(parts, run.warn(), "warn");
        add(parts, run.ok(), "ok");
        add(parts, run.skip(), "skip");
        if (parts.isEmpty() && run.planned() == 0 && !run.cancelled()) {
            return null;
        }
        StringBuilder line = new StringBuilder(run.name()).append(": ");
        line.append(parts.isEmpty() ? "no findings" : String.join(", ", parts));
        if (run.findings() > 0 && run.findings() == run.unknown()) {
            line.append(" (nothing could be looked at)");
        }
        if (run.planned() > 0) {
            line.append("; ").append(changes(run));
        }
        line.append(String.format(Locale.ROOT, "; %.1fs", run.took().toMillis() / 1000.0));
        return line.append(run.cancelled() ? "; cancelled" : "").toString();
    }

    private static void add(List<String> parts, int count, String verdict) {
        if (count > 0) {
            parts.add(count + " " + verdict);
        }
    }

    private static String changes(RunSummary run) {
        String changes = run.planned() == 1 ? "1 change" : run.planned() + " changes";
        if (run.applied() == 0 && !run.changeFailed()) {
            return changes + " planned, nothing was changed (--apply carries them out)";
        }
        return run.applied() + " of " + changes + " made";
    }

    private RunSheet() {}
}
