package io.podwire.scripts.lab;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Gap;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.scripts.lab.live.LabState;
import io.podwire.scripts.lab.live.Labs;
import io.podwire.scripts.lab.shelf.FaultFile;
import io.podwire.scripts.lab.shelf.FaultShelf;
import io.podwire.scripts.lab.shelf.LabFile;
import io.podwire.scripts.lab.shelf.LabShelf;
import io.podwire.scripts.runbook.RunbookParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the labs, or the faults of one, from their headers alone. */
@Spec(
        name = "lab list",
        summary = "List the practice clusters, or the faults of one.",
        group = Group.LABS,
        source = "the headers of the files beside podwire, in PODWIRE_LAB_PATH and in ~/.config/podwire/labs",
        here = true,
        examples = {"lab list", "lab list two-nodes", "lab list -o json"})
public final class ListLabs implements Command<ListLabs.Args, Answer<LabEntry>> {

    /** Of what. */
    public record Args(
            @Param(
                    position = 0,
                    value = "LAB",
                    help = "list its faults; a name, or a folder with a lab.groovy (with a /)",
                    completion = Param.Completion.LAB)
            Optional<String> lab) {}

    @Override
    public Answer<LabEntry> run(Args args, Session session) {
        Labs labs = Labs.ofProcess();
        return args.lab().isPresent() ? faults(labs, args.lab().get()) : labs(labs);
    }

    private static Answer<LabEntry> labs(Labs labs) {
        LabShelf shelf = LabShelf.ofProcess();
        List<Gap> gaps = new ArrayList<>(shelf.gaps());
        List<LabEntry> entries = new ArrayList<>();
        List<LabState> states = labs.all(gaps);
        for (LabFile lab : shelf.labs()) {
            LabState state = states.stream()
                    .filter(each -> each.lab().equals(lab.name()))
                    .findFirst()
                    .orElse(null);
            FaultShelf faults = FaultShelf.of(lab.name(), lab.file());
            gaps.addAll(faults.gaps());
            entries.add(new LabEntry(
                    lab.name(),
                    LabCondition.of(state),
                    null,
                    null,
                    null,
                    lab.summary(),
                    faults.faults().size(),
                    names(lab.parameters()),
                    lab.needs(),
                    lab.file().toString()));
        }
        return new Answer<>(entries, gaps);
    }

    private static Answer<LabEntry> faults(Labs labs, String word) {
        LabFile lab = LabShelf.find(word);
        FaultShelf shelf = FaultShelf.of(lab.name(), lab.file());
        LabState state = labs.read(lab.name());
        boolean up = state != null && state.up();
        List<LabEntry> entries = new ArrayList<>();
        for (FaultFile fault : shelf.faults()) {
            entries.add(new LabEntry(
                    fault.name(),
                    null,
                    up && state.fault(fault.name()) != null,
                    fault.kind(),
                    fault.code(),
                    fault.summary(),
                    null,
                    names(fault.parameters()),
                    fault.needs(),
                    fault.file().toString()));
        }
        return new Answer<>(entries, shelf.gaps());
    }

    private static List<String> names(List<RunbookParameter> parameters) {
        return parameters.stream().map(RunbookParameter::name).toList();
    }
}
