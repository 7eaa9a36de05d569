package io.podwire.scripts.lab.live;

import io.podwire.api.command.Nearest;
import io.podwire.api.error.Unreachable;
import io.podwire.api.error.Unsupported;
import io.podwire.api.value.Printable;
import io.podwire.scripts.lab.live.LabState.NodeState;
import java.util.ArrayList;
import java.util.List;

/** The nodes of this user's labs, as hosts that can be asked. */
public final class LabNodes {

    private LabNodes() {}

    /** Names of the nodes of all labs that are up, sorted; cheap enough for completion. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        up().forEach(lab -> lab.nodes().forEach(node -> names.add(node.name())));
        names.sort(null);
        return names;
    }

    /**
     * What leads into a node: a program and its arguments, before those that are to run there.
     *
     * @throws Unsupported where there is no such node
     * @throws Unreachable where it is dead
     */
    public static List<String> entrance(String host) {
        for (LabState lab : up()) {
            NodeState node = lab.node(host);
            if (node != null) {
                if (!node.first().alive()) {
                    throw new Unreachable(
                            host + ": the node's first process is gone", "try:   podwire lab down " + lab.lab());
                }
                return List.of("nsenter", "-t", Long.toString(node.first().pid()), "-a");
            }
        }
        List<String> names = new ArrayList<>(names());
        names.add("localhost");
        throw new Unsupported("--on " + Printable.of(host) + ": there is no way to other hosts yet; expected "
                + (names.size() == 1
                        ? "localhost, the agent on this machine, or a node of a lab that is up"
                        : "one of " + String.join(", ", names) + Nearest.question(host, names)));
    }

    private static List<LabState> up() {
        return Labs.ofProcess().all(new ArrayList<>()).stream()
                .filter(LabState::up)
                .toList();
    }
}
