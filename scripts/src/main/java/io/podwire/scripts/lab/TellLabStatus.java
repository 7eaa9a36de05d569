package io.podwire.scripts.lab;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Gap;
import io.podwire.api.command.Group;
import io.podwire.api.command.Nearest;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.NotFound;
import io.podwire.api.value.Printable;
import io.podwire.api.value.Size;
import io.podwire.scripts.lab.LabStatus.LabNode;
import io.podwire.scripts.lab.LabStatus.LabPlace;
import io.podwire.scripts.lab.LabStatus.MadeFault;
import io.podwire.scripts.lab.live.LabState;
import io.podwire.scripts.lab.live.LabState.NodeState;
import io.podwire.scripts.lab.live.LabState.PlaceState;
import io.podwire.scripts.lab.live.Labs;
import io.podwire.scripts.lab.live.Resident;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what labs there are, and how they are. */
@Spec(
        name = "lab status",
        summary = "Tell which practice clusters are up, and what is broken there.",
        group = Group.LABS,
        source = "the states in /run/podwire/labs (PODWIRE_LABS), /proc/PID/stat and statm of their processes",
        here = true,
        examples = {"lab status", "lab status two-nodes -o json"})
public final class TellLabStatus implements Command<TellLabStatus.Args, Answer<LabStatus>> {

    /** Of what. */
    public record Args(
            @Param(
                    position = 0,
                    value = "LAB",
                    help = "which; default: all of this user",
                    completion = Param.Completion.LAB)
            Optional<String> lab) {}

    @Override
    public Answer<LabStatus> run(Args args, Session session) {
        List<Gap> gaps = new ArrayList<>();
        List<LabState> states = Labs.ofProcess().all(gaps);
        if (args.lab().isPresent()) {
            String name = args.lab().get();
            LabState one = states.stream()
                    .filter(state -> state.lab().equals(name))
                    .findFirst()
                    .orElse(null);
            if (one == null) {
                List<String> names = states.stream().map(LabState::lab).toList();
                throw new NotFound("no lab '" + Printable.of(name) + "' is up" + Nearest.question(name, names));
            }
            return Answer.one(status(one));
        }
        return new Answer<>(states.stream().map(TellLabStatus::status).toList(), gaps);
    }

    private static LabStatus status(LabState state) {
        List<LabNode> nodes = new ArrayList<>();
        for (NodeState node : state.nodes()) {
            List<LabPlace> places = new ArrayList<>();
            for (PlaceState place : state.places()) {
                if (place.node().equals(node.name())) {
                    places.add(new LabPlace(
                            place.name(),
                            place.netns(),
                            place.process() == null ? null : place.process().alive(),
                            place.process() == null ? null : place.process().pid()));
                }
            }
            nodes.add(
                    new LabNode(node.name(), node.first().alive(), node.first().pid(), places));
        }
        Resident resident = Resident.of(state);
        return new LabStatus(
                state.lab(),
                LabCondition.of(state),
                state.since(),
                state.values(),
                nodes,
                state.faults().stream()
                        .map(fault -> new MadeFault(fault.name(), fault.since(), fault.half(), fault.values()))
                        .toList(),
                resident.processes(),
                new Size(resident.bytes()),
                state.file().toString());
    }
}
