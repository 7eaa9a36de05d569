package io.podwire.scripts.lab.live;

import io.podwire.api.error.ScriptFailed;
import io.podwire.api.error.Unsupported;
import io.podwire.api.value.Printable;
import io.podwire.scripts.lab.plan.Plan;
import io.podwire.scripts.lab.plan.Plan.PlannedPlace;
import io.podwire.scripts.lab.plan.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Carries out the steps of a plan: those that follow each other in one place by one shell there. */
final class PlanRun {

    private static final int LINES_SHOWN = 12;

    private final LabShell shell;
    private final String hint;
    private final Map<String, Entrance> entrances = new HashMap<>();

    /**
     * @param nodes names of the nodes that are there
     * @param places namespaces that are there, or that the plan makes
     * @param hint what to try after an error, a whole line; empty for nothing
     */
    PlanRun(LabShell shell, Collection<String> nodes, Collection<PlannedPlace> places, String hint) {
        this.shell = shell;
        this.hint = hint;
        entrances.put(Plan.LAB, Entrance.lab());
        nodes.forEach(node -> entrances.put(node, Entrance.node(node)));
        places.forEach(place -> entrances.put(place.name(), Entrance.inside(place)));
    }

    /** The way into a place; null where there is none of that name. */
    Entrance entrance(String place) {
        return entrances.get(place);
    }

    /**
     * Does them all.
     *
     * @param progress told before each batch
     * @throws ScriptFailed where a command failed: the place, the command, and what it said
     */
    void run(List<Step> steps, Consumer<String> progress) {
        for (int from = 0; from < steps.size(); ) {
            String place = steps.get(from).place();
            List<String> texts = new ArrayList<>();
            int to = from;
            while (to < steps.size() && steps.get(to).place().equals(place)) {
                texts.add(StepText.of(steps.get(to)));
                to++;
            }
            progress.accept(place + ": step " + to + " of " + steps.size());
            run(place, String.join("\n", texts));
            from = to;
        }
    }

    /** Runs lines for sh in a place. */
    void run(String place, String script) {
        LabShell.Ran ran = shell.run(entrances.get(place), script);
        if (ran.status() != 0) {
            throw failed(place, ran);
        }
    }

    private RuntimeException failed(String place, LabShell.Ran ran) {
        List<String> said = ran.sinceLast().isEmpty() ? ran.lines() : ran.sinceLast();
        List<String> shown = new ArrayList<>();
        said.subList(Math.max(0, said.size() - LINES_SHOWN), said.size())
                .forEach(line -> shown.add(Printable.of(line)));
        if (!hint.isEmpty()) {
            shown.add(hint);
        }
        if (ran.last() == null) {
            return new Unsupported(place + ": it can't be entered: exit " + ran.status(), shown.toArray(String[]::new));
        }
        return new ScriptFailed(
                place + ": " + Printable.of(ran.last()) + ": exit " + ran.status(),
                1,
                null,
                shown.toArray(String[]::new));
    }
}
