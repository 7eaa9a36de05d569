package io.podwire.scripts.lab.live;

import io.podwire.api.command.Nearest;
import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.PodwireException;
import io.podwire.api.value.Printable;
import io.podwire.scripts.lab.live.LabState.FaultState;
import io.podwire.scripts.lab.live.LabState.NodeState;
import io.podwire.scripts.lab.plan.Plan;
import io.podwire.scripts.lab.plan.Plan.PlannedPlace;
import io.podwire.scripts.lab.plan.Symptom;
import io.podwire.scripts.lab.shelf.FaultFile;
import io.podwire.scripts.lab.shelf.FaultShelf;
import io.podwire.scripts.lab.shelf.LabFile;
import io.podwire.scripts.lab.shelf.LabShelf;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Breaking a lab that is up, and mending it. What is broken stands in its state before anything is done, so that no fault is forgotten. */
public final class LabFaults {

    /** How one symptom was seen. */
    public record Seen(Symptom symptom, int status, List<String> output) {}

    private final Labs labs;
    private final Session session;

    /** @param session of whoever waits */
    public LabFaults(Labs labs, Session session) {
        this.labs = labs;
        this.session = session;
    }

    /** What making a fault would do. */
    public Plan breaking(String lab, String fault, List<String> values) {
        return script(live(lab), fault, values).breaking();
    }

    /**
     * Makes a fault.
     *
     * @param values its parameters, {@code key=value}
     * @throws BadUse where it is made already
     */
    public void make(String lab, String fault, List<String> values) {
        LabNeeds.root("break " + lab + " " + fault);
        LabsLock.take(labs, session).during(() -> {
            LabState state = live(lab);
            Plan plan = script(state, fault, values).breaking();
            FaultState made = state.fault(fault);
            if (made != null) {
                throw new BadUse(
                        fault + " is made" + (made.half() ? " by half" : "") + " since " + made.since(),
                        "try:   podwire lab mend " + lab + " " + fault);
            }
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            labs.write(state.with(new FaultState(fault, now, true, values)));
            carryOut(state, plan, fault);
            labs.write(state.with(new FaultState(fault, now, false, values)));
            return null;
        });
    }

    /** What mending would do: one fault, or with null all that were made. */
    public List<Plan> mending(String lab, String fault) {
        LabState state = live(lab);
        return chosen(state, fault).stream()
                .map(each -> script(state, each.name(), each.values()).mending())
                .toList();
    }

    /**
     * Mends a fault, or all; the last one first.
     *
     * @param fault null for all
     * @return what was mended
     * @throws BadUse where it is not made
     */
    public List<String> mend(String lab, String fault) {
        LabNeeds.root("mend " + lab);
        return LabsLock.take(labs, session).during(() -> {
            LabState state = live(lab);
            List<String> mended = new ArrayList<>();
            for (FaultState each : chosen(state, fault)) {
                Plan plan = script(state, each.name(), each.values()).mending();
                labs.write(state.with(new FaultState(each.name(), each.since(), true, each.values())));
                if (each.half()) {
                    mendHalf(state, plan, each.name());
                } else {
                    carryOut(state, plan, each.name());
                }
                state = state.without(each.name());
                labs.write(state);
                mended.add(each.name());
            }
            return mended;
        });
    }

    private static List<FaultState> chosen(LabState state, String fault) {
        if (fault == null) {
            List<FaultState> all = new ArrayList<>(state.faults());
            Collections.reverse(all);
            return all;
        }
        FaultState made = state.fault(fault);
        if (made != null) {
            return List.of(made);
        }
        FaultShelf.of(state.lab(), state.file()).find(fault);
        List<String> names = state.faults().stream().map(FaultState::name).toList();
        throw new BadUse(fault + " is not made in " + state.lab()
                + (names.isEmpty() ? "; nothing is" : "; made: " + String.join(", ", names)));
    }

    /**
     * Looks for a fault's symptoms, whether it is made or not.
     *
     * @param values its parameters where it is not made; those it was made with count else
     */
    public List<Seen> symptoms(String lab, String fault, List<String> values) {
        LabNeeds.root("symptoms " + lab + " " + fault);
        LabState state = live(lab);
        FaultState made = state.fault(fault);
        if (made != null && !values.isEmpty()) {
            throw new BadUse(fault + " is made, with parameters of its own");
        }
        List<Symptom> symptoms =
                script(state, fault, made == null ? values : made.values()).symptoms();
        return inside(state, "", (shell, run) -> {
            List<Seen> seen = new ArrayList<>();
            for (Symptom symptom : symptoms) {
                session.progress(symptom.from() + ": " + symptom.run());
                Entrance place = run.entrance(symptom.from());
                if (place == null) {
                    throw new BadUse("symptom: no place '" + Printable.of(symptom.from()) + "'"
                            + Nearest.question(symptom.from(), state.placeNames()));
                }
                LabShell.Ran ran = shell.look(place, symptom.run());
                seen.add(new Seen(symptom, ran.status(), ran.lines()));
            }
            return seen;
        });
    }

    private void carryOut(LabState state, Plan plan, String fault) {
        String hint = "try:   podwire lab mend " + state.lab() + " " + fault;
        inside(state, hint, (shell, run) -> {
            run.run(plan.steps(), line -> session.progress(fault + ": " + line));
            return null;
        });
    }

    /** Of what was made or mended by half nobody knows which half: what can't be undone needs not be. */
    private void mendHalf(LabState state, Plan plan, String fault) {
        inside(state, "", (shell, run) -> {
            plan.steps().forEach(step -> shell.look(run.entrance(step.place()), StepText.of(step)));
            return null;
        });
        session.note(fault + " was made by half: what could be mended is; a new lab is surer");
    }

    /** Something to do by a shell in the lab. */
    private interface Work<T> {
        T in(LabShell shell, PlanRun run);
    }

    private <T> T inside(LabState state, String hint, Work<T> work) {
        Process process = LabProcess.inside(state.first());
        try (LabShell shell = new LabShell(process, session::cancelled)) {
            List<PlannedPlace> places = state.places().stream()
                    .map(each -> new PlannedPlace(each.name(), each.node(), each.netns(), each.pod()))
                    .toList();
            List<String> nodes = state.nodes().stream().map(NodeState::name).toList();
            return work.in(shell, new PlanRun(shell, nodes, places, hint));
        } catch (PodwireException e) {
            // a command that hangs must not outlive us in there
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw e;
        }
    }

    private static Scripts.Fault script(LabState state, String fault, List<String> values) {
        LabFile lab = LabShelf.find(state.file().toString());
        FaultFile file = FaultShelf.of(state.lab(), state.file()).find(fault);
        LabNeeds.programs(file.needs());
        return Scripts.fault(file, values, lab, state);
    }

    /** A lab that is up. */
    private LabState live(String lab) {
        LabState state = labs.read(lab);
        if (state != null && state.up()) {
            return state;
        }
        List<String> up = new ArrayList<>();
        labs.all(new ArrayList<>()).stream().filter(LabState::up).forEach(each -> up.add(each.lab()));
        if (state != null) {
            throw new NotFound(lab + " is no longer up: its processes are gone", "try:   podwire lab down " + lab);
        }
        String question = Nearest.question(lab, up);
        throw new NotFound(
                "no lab '" + Printable.of(lab) + "' is up"
                        + (question.isEmpty() && !up.isEmpty() ? "; there are " + String.join(", ", up) : question),
                "try:   podwire lab up " + Printable.of(lab));
    }
}
