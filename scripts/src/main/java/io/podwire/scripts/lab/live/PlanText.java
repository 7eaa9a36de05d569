package io.podwire.scripts.lab.live;

import io.podwire.scripts.lab.PlaceCommands;
import io.podwire.scripts.lab.plan.Plan;
import io.podwire.scripts.lab.plan.Step;
import java.util.ArrayList;
import java.util.List;

/** A plan as what a person would type, place by place. */
public final class PlanText {

    private PlanText() {}

    /**
     * A world: its places are made first.
     *
     * @param labs whose it would be
     */
    public static List<PlaceCommands> of(Labs labs, String lab, Plan plan) {
        List<PlaceCommands> all = new ArrayList<>();
        add(all, Plan.LAB, LabSetup.lab(lab) + "\n" + LabSetup.nodes(plan.nodes(), labs.prefix(lab)));
        plan.nodes().forEach(node -> add(all, node.name(), LabSetup.node(node.name())));
        all.addAll(of(plan));
        return all;
    }

    /** Steps alone. */
    public static List<PlaceCommands> of(Plan plan) {
        List<PlaceCommands> all = new ArrayList<>();
        for (Step step : plan.steps()) {
            add(all, step.place(), StepText.of(step));
        }
        return all;
    }

    private static void add(List<PlaceCommands> all, String place, String text) {
        List<String> lines = new ArrayList<>();
        int last = all.size() - 1;
        if (last >= 0 && all.get(last).place().equals(place)) {
            lines.addAll(all.remove(last).lines());
        }
        lines.addAll(text.strip().lines().toList());
        all.add(new PlaceCommands(place, lines));
    }
}
