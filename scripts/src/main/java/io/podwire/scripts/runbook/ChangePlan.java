package io.podwire.scripts.runbook;

import groovy.lang.Closure;
import io.podwire.api.command.Nearest;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import io.podwire.api.value.TargetRef;
import io.podwire.scripts.Completed;
import io.podwire.scripts.runbook.RunEvent.Changed;
import io.podwire.scripts.runbook.RunEvent.Changed.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The changes a runbook would make, in their order; made only when all are known, and only when told. */
final class ChangePlan {

    /** Of a program's output, what is kept to tell of its failure. */
    private static final int OUTPUT = 4000;

    private record Step(String what, List<String> command, TargetRef in) {}

    private final Header header;
    private final boolean apply;
    private final List<Step> steps = new ArrayList<>();
    private Closure<?> afterwards;
    private int applied;
    private boolean failed;

    /**
     * @param header of the runbook; null for a script without one
     * @param apply whether the plan is to be carried out
     */
    ChangePlan(Header header, boolean apply) {
        this.header = header;
        this.apply = apply;
    }

    void add(String what, List<?> command, TargetRef in, Collection<String> named) {
        if (header == null || header.risk() != Risk.CHANGES) {
            throw new BadUse("change is for runbooks of the category changes"
                    + (header == null
                            ? "; this script has no header"
                            : "; this one's is " + header.risk().word()));
        }
        for (String name : named) {
            if (!name.equals("in")) {
                throw new BadUse("change has no '" + Printable.of(name) + ":'" + Nearest.question(name, List.of("in")));
            }
        }
        if (in == null) {
            throw new BadUse("change: where? expected in: 'host', or another target");
        }
        List<String> words = new ArrayList<>();
        command.forEach(word -> words.add(String.valueOf(word)));
        if (words.isEmpty() || words.get(0).isEmpty()) {
            throw new BadUse("change: expected a program and its arguments as a list");
        }
        steps.add(new Step(what, words, in));
    }

    void afterwards(Closure<?> work) {
        afterwards = work;
    }

    int planned() {
        return steps.size();
    }

    int applied() {
        return applied;
    }

    boolean failed() {
        return failed;
    }

    /**
     * Shows the plan; with {@code --apply} carries it out up to the first step that fails.
     *
     * @param starter runs a program in a place and waits for its end
     * @param events takes each step, with what became of it
     */
    void finish(BiFunction<TargetRef, List<String>, Completed> starter, Consumer<Changed> events) {
        for (int i = 0; i < steps.size(); i++) {
            if (!apply) {
                events.accept(event(i, State.PLANNED, null, null));
            } else if (failed) {
                events.accept(event(i, State.LEFT_OUT, null, null));
            } else {
                events.accept(carryOut(i, starter));
            }
        }
        if (apply && !failed && !steps.isEmpty() && afterwards != null) {
            afterwards.call();
        }
    }

    private Changed carryOut(int i, BiFunction<TargetRef, List<String>, Completed> starter) {
        Step step = steps.get(i);
        Completed completed = starter.apply(step.in(), step.command());
        failed = completed.status() != 0;
        applied += failed ? 0 : 1;
        String output = (completed.out() + completed.err()).strip();
        return event(
                i,
                failed ? State.FAILED : State.DONE,
                completed.status(),
                output.substring(0, Math.min(OUTPUT, output.length())));
    }

    private Changed event(int i, State state, Integer status, String output) {
        Step step = steps.get(i);
        return new Changed(i + 1, step.what(), step.command(), step.in().toString(), state, status, output);
    }
}
