package io.podwire.scripts.lab.live;

import io.podwire.api.command.Launch;
import io.podwire.api.command.Launch.Dressing;
import io.podwire.api.command.Launch.Entry;
import io.podwire.api.command.Launch.NamespaceKind;
import io.podwire.api.command.Nearest;
import io.podwire.api.error.NotFound;
import io.podwire.api.value.Printable;
import io.podwire.scripts.lab.live.LabState.NodeState;
import io.podwire.scripts.lab.live.LabState.PlaceState;
import io.podwire.scripts.lab.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The way from this machine into a place of a lab: all namespaces of its process that are not ours. */
public final class Entering {

    private static final List<NamespaceKind> KINDS = List.of(
            NamespaceKind.CGROUP,
            NamespaceKind.IPC,
            NamespaceKind.UTS,
            NamespaceKind.NET,
            NamespaceKind.PID,
            NamespaceKind.MNT);

    private final List<LabState> states;

    private Entering(List<LabState> states) {
        this.states = states;
    }

    /** Among the labs of a user that are up. */
    public static Entering of(Labs labs) {
        return new Entering(
                labs.all(new ArrayList<>()).stream().filter(LabState::up).toList());
    }

    /**
     * A program in a place.
     *
     * @param place a node, a pod's {@code NS/NAME}, {@code NODE:NETNS}; {@code LAB} or {@code LAB/lab} is the room between the nodes
     * @param command program and arguments; empty for a shell
     * @throws NotFound where no lab that is up has such a place
     */
    public Launch launch(String place, List<String> command) {
        LabNeeds.root("enter " + place);
        List<Entry> entries = entries(place);
        if (entries == null) {
            throw notFound(place);
        }
        return new Launch(command, Map.of(), entries, Dressing.none(), null, null, null, null, false, false);
    }

    private List<Entry> entries(String place) {
        for (LabState state : states) {
            NodeState node = state.node(place);
            PlaceState inside = state.place(place);
            if (node != null) {
                return entries(node.first());
            } else if (inside != null && inside.process() != null) {
                return entries(inside.process());
            } else if (inside != null) {
                return named(state.node(inside.node()).first(), inside.netns());
            } else if (place.equals(Plan.LAB) && states.size() == 1 || place.equals(state.lab())) {
                return entries(state.first());
            }
        }
        return null;
    }

    private static List<Entry> entries(ProcessMark process) {
        List<Entry> entries = new ArrayList<>();
        for (NamespaceKind kind : KINDS) {
            Path file = Path.of("/proc", Long.toString(process.pid()), "ns", kind.file());
            Long inode = inode(file);
            if (inode != null && !inode.equals(inode(Path.of("/proc/self/ns", kind.file())))) {
                entries.add(new Entry(kind, file.toString(), inode));
            }
        }
        if (!process.alive()) {
            throw new NotFound("process " + process.pid() + " of the lab is gone", "try:   podwire lab status");
        }
        return entries;
    }

    /** All of the node, but the network of one of its named namespaces. */
    private static List<Entry> named(ProcessMark node, String netns) {
        List<Entry> entries = new ArrayList<>(entries(node));
        entries.removeIf(entry -> entry.kind() == NamespaceKind.NET);
        entries.add(0, new Entry(NamespaceKind.NET, "/proc/" + node.pid() + "/root/run/netns/" + netns, null));
        return entries;
    }

    /** The number in {@code net:[4026531840]}; null where the process is gone, or the kernel has no such kind. */
    private static Long inode(Path file) {
        try {
            String text = Files.readSymbolicLink(file).toString();
            return Long.parseLong(text.substring(text.indexOf('[') + 1, text.length() - 1));
        } catch (IOException e) {
            return null;
        }
    }

    private NotFound notFound(String place) {
        List<String> names = new ArrayList<>();
        states.forEach(state -> names.addAll(state.placeNames()));
        if (names.isEmpty()) {
            return new NotFound(
                    "no place '" + Printable.of(place) + "': no lab is up", "try:   podwire lab up two-nodes");
        }
        String question = Nearest.question(place, names);
        return new NotFound("no lab that is up has a place '" + Printable.of(place) + "'"
                + (question.isEmpty() ? "; there are " + String.join(", ", names) : question));
    }
}
