package io.podwire.shell.render.tables;

import io.podwire.scripts.runbook.RunbookPage;
import io.podwire.scripts.runbook.RunbookParameter;
import io.podwire.scripts.runbook.RunbookSummary;
import io.podwire.shell.render.Card;
import io.podwire.shell.render.Card.Fact;
import io.podwire.shell.render.Sheet;
import io.podwire.shell.render.Tone;
import java.util.ArrayList;
import java.util.List;

/** Runbooks, as their headers tell of them. */
final class RunbookSheet {

    static final Sheet<RunbookSummary, RunbookSummary> SUMMARY = Sheet.of(RunbookSummary.class, "runbooks")
            .text("NAME", RunbookSummary::name)
            .text("RISK", RunbookSummary::risk)
            .text("AREAS", RunbookSummary::areas)
            .rank(1)
            .least(8)
            .text("DOES", RunbookSummary::summary)
            .least(50)
            .text("PARAMETERS", RunbookSummary::parameters)
            .onlyWide()
            .text("FILE", RunbookSummary::file)
            .onlyWide()
            .end();

    static final Card<RunbookPage> CARD = new Card<>("runbooks", RunbookPage::name, RunbookSheet::facts);

    private static List<Fact> facts(RunbookPage page) {
        List<Fact> facts = new ArrayList<>();
        named(facts, "does", page.description());
        facts.add(new Fact("risk", page.risk().word() + ": " + page.risk().meaning()));
        facts.add(new Fact("areas", joined(page.areas())));
        facts.add(new Fact("needs", page.needs().isEmpty() ? "none" : joined(page.needs())));
        named(
                facts,
                "takes",
                page.parameters().stream().map(RunbookSheet::parameter).toList());
        facts.add(new Fact("usage", page.usage()));
        page.output().forEach(line -> facts.add(new Fact("", line, Tone.WEAK)));
        facts.add(new Fact("file", page.file()));
        return facts;
    }

    private static void named(List<Fact> facts, String name, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            facts.add(new Fact(i == 0 ? name : "", texts.get(i)));
        }
    }

    private static String joined(List<? extends Enum<?>> words) {
        return String.join(
                ", ", words.stream().map(io.podwire.api.command.ValueForm::word).toList());
    }

    private static String parameter(RunbookParameter parameter) {
        String given = parameter.required()
                ? ""
                : parameter.defaultValue() == null ? ", may be left out" : ", default " + parameter.defaultValue();
        return parameter.name() + "=" + parameter.type() + ": " + parameter.help() + given;
    }

    private RunbookSheet() {}
}
