package io.podwire.shell.render;

import io.podwire.api.command.Gap;
import io.podwire.api.finding.Finding;
import io.podwire.api.finding.Verdict;
import io.podwire.api.value.Printable;
import io.podwire.scripts.runbook.CommandText;
import io.podwire.scripts.runbook.RunEvent;
import io.podwire.scripts.runbook.RunEvent.Changed;
import java.util.List;

/** Writes what a script gives, as it comes: findings with their evidence and fix, shown rows as tables, printed lines as they are. */
final class RunEventWriter implements ResultWriter {

    private static final int EVIDENCE = 2;
    private static final int FURTHER = 4;

    private final Look look;
    private final Lines out;
    private final ValueRenderer values;
    private boolean tableBefore;

    /** @param values shows rows */
    RunEventWriter(Look look, Lines out, ValueRenderer values) {
        this.look = look;
        this.out = out;
        this.values = values;
    }

    @Override
    public void item(Object record) {
        boolean table = record instanceof RunEvent.Shown;
        if (tableBefore && !(record instanceof RunEvent.Printed)) {
            out.line("");
        }
        tableBefore = table;
        if (record instanceof RunEvent.Judged judged) {
            finding(judged.finding());
        } else if (record instanceof RunEvent.Shown shown) {
            shown(shown);
        } else if (record instanceof RunEvent.Changed change) {
            change(change);
        } else if (record instanceof RunEvent.Printed printed) {
            out.line(Printable.of(printed.text()));
        }
        // findings come one by one over minutes, and somebody waits for each
        out.flush();
    }

    private void finding(Finding finding) {
        String verdict = finding.verdict().name().toLowerCase(java.util.Locale.ROOT);
        String text =
                finding.code() + " " + finding.subject() + (finding.reason() == null ? "" : ": " + finding.reason());
        sentence(verdict, tone(finding.verdict()), text, 0);
        for (Finding.Evidence evidence : finding.evidence()) {
            String source = evidence.source() == null ? "" : " (" + evidence.source() + ")";
            sentence("", Tone.NONE, evidence.fact() + source, EVIDENCE);
        }
        if (finding.fix() != null) {
            command("fix: ", finding.fix());
        }
    }

    private static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case OK -> Tone.GOOD;
            case FAIL -> Tone.BAD;
            case WARN, UNKNOWN -> Tone.WARN;
            case SKIP -> Tone.WEAK;
        };
    }

    private void change(Changed change) {
        String word = switch (change.state()) {
            case PLANNED -> "plan";
            case DONE -> "done";
            case FAILED -> "failed";
            case LEFT_OUT -> "left out";
        };
        boolean bad = change.state() == Changed.State.FAILED;
        String status = bad ? " (status " + change.status() + ")" : "";
        sentence(word, bad ? Tone.BAD : Tone.NONE, change.number() + ": " + change.what() + status, 0);
        command("in " + change.in() + ": ", CommandText.of(change.command()));
        if (bad && change.output() != null) {
            change.output().lines().forEach(line -> out.line(" ".repeat(FURTHER) + Printable.of(line)));
        }
    }

    private void shown(RunEvent.Shown shown) {
        if (shown.title() != null) {
            out.line(Printable.of(shown.title()));
        }
        values.show(shown.rows());
    }

    private void sentence(String word, Tone tone, String text, int indent) {
        String whole = Printable.of(word.isEmpty() ? text : word + " " + text);
        List<String> lines = look.format() == Look.Format.WIDE
                ? List.of(" ".repeat(indent) + whole)
                : Wrapping.sentence(whole, indent, FURTHER);
        boolean first = true;
        for (String line : lines) {
            boolean paint = first && look.colors() && !word.isEmpty();
            out.line(paint ? tone.paint(word) + line.substring(word.length()) : line);
            first = false;
        }
    }

    private void command(String label, String text) {
        String printable = Printable.of(text);
        if (look.format() == Look.Format.WIDE) {
            out.line(" ".repeat(EVIDENCE) + label + printable);
        } else {
            Wrapping.command(Printable.of(label), printable, EVIDENCE, FURTHER).forEach(out::line);
        }
    }

    @Override
    public void pause() {
        out.flush();
    }

    @Override
    public void end(List<Gap> gaps, Object summary) {
        out.flush();
    }
}
