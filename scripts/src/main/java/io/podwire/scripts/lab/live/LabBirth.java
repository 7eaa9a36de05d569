package io.podwire.scripts.lab.live;

import io.podwire.api.command.Session;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.Unsupported;
import io.podwire.scripts.lab.live.LabState.NodeState;
import io.podwire.scripts.lab.live.LabState.Phase;
import io.podwire.scripts.lab.live.LabState.PlaceState;
import io.podwire.scripts.lab.plan.Plan;
import io.podwire.scripts.lab.plan.Plan.PlannedNode;
import io.podwire.scripts.lab.plan.Plan.PlannedPlace;
import io.podwire.scripts.lab.shelf.LabFile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings a lab up. Until the very end its first process dies with this one, and the kernel then removes all of it. */
final class LabBirth {

    private final Labs labs;
    private final LabFile file;
    private final List<String> values;
    private final Plan plan;
    private final Session session;

    LabBirth(Labs labs, LabFile file, List<String> values, Plan plan, Session session) {
        this.labs = labs;
        this.file = file;
        this.values = values;
        this.plan = plan;
        this.session = session;
    }

    /**
     * Makes it, or nothing.
     *
     * @throws PodwireException where a step failed; nothing is left then
     */
    LabState make() {
        return make(LabProcess.first());
    }

    /** @param process the lab's first, which may have failed already */
    LabState make(Process process) {
        ProcessMark holder = ProcessMark.of(process.pid());
        Thread atExit = new Thread(process::destroyForcibly, "podwire-lab-end");
        try (LabShell shell = new LabShell(process, session::cancelled)) {
            // Ctrl-C: gone when the prompt is back, not when the pipe is.
            Runtime.getRuntime().addShutdownHook(atExit);
            if (holder == null) {
                // it has ended, and its words are still in the pipe
                shell.look(Entrance.lab(), ":");
                throw new Unsupported("the lab's first process is gone");
            }
            LabState state = new LabState(
                    file.name(),
                    file.file(),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS),
                    Phase.MAKING,
                    holder,
                    null,
                    values,
                    List.of(),
                    List.of(),
                    List.of());
            labs.write(state);
            state = fill(shell, state, process);
            labs.write(state.ready());
            Runtime.getRuntime().removeShutdownHook(atExit);
            shell.stay();
            return state.ready();
        } catch (PodwireException | IllegalStateException e) {
            process.destroyForcibly();
            try {
                new LabEnd(labs).end(file.name());
            } catch (PodwireException left) {
                session.note(left.getMessage());
            }
            throw e;
        }
    }

    private LabState fill(LabShell shell, LabState state, Process process) {
        List<String> names = plan.nodes().stream().map(PlannedNode::name).toList();
        PlanRun run = new PlanRun(shell, names, plan.places(), "nothing of " + file.name() + " is left");
        run.run(Plan.LAB, LabSetup.lab(file.name()) + "\n" + LabSetup.nodes(plan.nodes(), labs.prefix(file.name())));
        for (String name : names) {
            session.progress(file.name() + ": " + name);
            run.run(name, LabSetup.node(name));
        }
        run.run(plan.steps(), line -> session.progress(file.name() + ": " + line));
        return processes(shell, state, run, process);
    }

    /** Which processes it consists of, as this machine counts them. */
    private LabState processes(LabShell shell, LabState state, PlanRun run, Process process) {
        ProcessMark first = process.children()
                .findFirst()
                .map(child -> ProcessMark.of(child.pid()))
                .orElseThrow(() -> new Unsupported("the lab's first process is gone"));
        NodeProcesses processes = NodeProcesses.below(first);
        Map<String, Long> numbers = numbers(shell, Entrance.lab(), Entrance.NODES);
        Map<String, NodeState> nodes = new HashMap<>();
        Map<String, Map<String, Long>> pods = new HashMap<>();
        List<NodeState> inOrder = new ArrayList<>();
        for (PlannedNode node : plan.nodes()) {
            NodeState found = processes.node(node, numbers.getOrDefault(node.name(), 0L));
            nodes.put(node.name(), found);
            inOrder.add(found);
            pods.put(node.name(), numbers(shell, run.entrance(node.name()), Entrance.PODS));
        }
        List<PlaceState> places = new ArrayList<>();
        for (PlannedPlace place : plan.places()) {
            long number = pods.get(place.node()).getOrDefault(Entrance.fileName(place.name()), 0L);
            places.add(processes.place(place, nodes.get(place.node()), number));
        }
        return state.with(first, inOrder, places);
    }

    /** The numbers that a folder's files hold, by their names. */
    private static Map<String, Long> numbers(LabShell shell, Entrance place, String folder) {
        Map<String, Long> numbers = new HashMap<>();
        String script = "[ ! -d " + folder + " ] || { cd " + folder + "; grep -H . -- *; }";
        for (String line : shell.look(place, script).lines()) {
            int colon = line.lastIndexOf(':');
            if (colon > 0) {
                numbers.put(line.substring(0, colon), Long.parseLong(line.substring(colon + 1)));
            }
        }
        return numbers;
    }
}
