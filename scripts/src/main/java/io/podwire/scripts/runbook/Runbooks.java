package io.podwire.scripts.runbook;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Nearest;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lists the runbooks, from their headers alone. */
@Spec(
        name = "runbooks",
        summary = "List the runbooks, or those that speak of something.",
        group = Group.SCRIPTS,
        source = "the headers of the files beside podwire, in PODWIRE_RUNBOOKS and in ~/.config/podwire/runbooks",
        here = true,
        examples = {"runbooks", "runbooks mac neighbor", "runbooks --category l2", "runbooks -o json"},
        notes = {
            "No code of a runbook is run or compiled for this.",
            "podwire help runbooks tells how to run and write one."
        })
public final class Runbooks implements Command<Runbooks.Args, Answer<RunbookSummary>> {

    /** Which. */
    public record Args(
            @Param(position = 0, value = "WORD", help = "only those with this word in name, description or category")
            List<String> words,

            @Param(
                    value = "WORD",
                    help = "only those of this risk (safe, …) or area (pods, l2, …); repeatable: of all of them")
            List<String> category) {}

    @Override
    public Answer<RunbookSummary> run(Args args, Session session) {
        args.category().forEach(Runbooks::refuseUnknown);
        Shelf shelf = Shelf.ofProcess();
        List<RunbookSummary> found = new ArrayList<>();
        for (Runbook runbook : shelf.runbooks()) {
            Header header = runbook.header();
            if (header.category().containsAll(args.category())
                    && args.words().stream().allMatch(w -> says(header, w))) {
                found.add(RunbookSummary.of(runbook));
            }
        }
        return new Answer<>(found, shelf.gaps());
    }

    private static boolean says(Header header, String word) {
        String sought = word.toLowerCase(Locale.ROOT);
        String all = header.name() + " " + String.join(" ", header.category()) + " "
                + String.join(" ", header.description());
        return all.toLowerCase(Locale.ROOT).contains(sought);
    }

    private static void refuseUnknown(String word) {
        List<String> all = new ArrayList<>();
        for (Risk risk : Risk.values()) {
            all.add(risk.word());
        }
        for (Area area : Area.values()) {
            all.add(area.word());
        }
        if (!all.contains(word)) {
            String question = Nearest.question(word, all);
            throw new BadUse("--category: no category '" + Printable.of(word) + "'"
                    + (question.isEmpty() ? "; there are " + String.join(", ", all) : question));
        }
    }
}
