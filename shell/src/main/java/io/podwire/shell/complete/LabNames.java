package io.podwire.shell.complete;

import io.podwire.api.command.Param.Completion;
import io.podwire.api.error.PodwireException;
import io.podwire.scripts.lab.live.LabState;
import io.podwire.scripts.lab.live.Labs;
import io.podwire.scripts.lab.shelf.FaultFile;
import io.podwire.scripts.lab.shelf.FaultShelf;
import io.podwire.scripts.lab.shelf.LabFile;
import io.podwire.scripts.lab.shelf.LabShelf;
import java.util.ArrayList;
import java.util.List;

/** Labs, and what is in those that are up: from headers and states alone. Completion is no place for errors. */
final class LabNames {

    private LabNames() {}

    static List<Suggestion> of(Completion completion) {
        List<Suggestion> all = new ArrayList<>();
        try {
            switch (completion) {
                case LAB -> labs(all);
                case FAULT -> up().forEach(lab -> faults(all, lab));
                case LAB_PLACE ->
                    up().forEach(lab -> {
                        lab.placeNames().forEach(name -> all.add(Suggestion.of(name, "in " + lab.lab(), "places")));
                        all.add(Suggestion.of(lab.lab(), "the room between its nodes", "labs"));
                    });
                default -> {
                    all.add(Suggestion.of("localhost", "the agent on this machine", "hosts"));
                    up().forEach(lab -> lab.nodes()
                            .forEach(node -> all.add(Suggestion.of(node.name(), "node of " + lab.lab(), "hosts"))));
                }
            }
        } catch (PodwireException e) {
            // what was found before it stands
        }
        return all;
    }

    private static List<LabState> up() {
        return Labs.ofProcess().all(new ArrayList<>()).stream()
                .filter(LabState::up)
                .toList();
    }

    private static void labs(List<Suggestion> all) {
        for (LabFile lab : LabShelf.ofProcess().labs()) {
            all.add(Suggestion.of(lab.name(), lab.summary(), "labs"));
        }
    }

    private static void faults(List<Suggestion> all, LabState lab) {
        for (FaultFile fault : FaultShelf.of(lab.lab(), lab.file()).faults()) {
            all.add(Suggestion.of(fault.name(), fault.summary(), "faults"));
        }
    }
}
