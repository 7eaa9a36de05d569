package io.podwire.scripts.lab.live;

import io.podwire.api.error.Unsupported;
import io.podwire.scripts.lab.live.LabState.NodeState;
import io.podwire.scripts.lab.live.LabState.PlaceState;
import io.podwire.scripts.lab.plan.Plan.PlannedNode;
import io.podwire.scripts.lab.plan.Plan.PlannedPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds out which processes of this machine are the nodes and pods of a lab, whose own numbers are of their own pid namespaces. */
final class NodeProcesses {

    /**
     * A process of the lab.
     *
     * @param mark as this machine counts
     * @param numbers in all pid namespaces, from this machine's inwards: {@code NSpid} of proc_pid_status(5), since Linux 4.1
     */
    private record Numbered(ProcessMark mark, List<Long> numbers) {}

    private final List<Numbered> all = new ArrayList<>();
    private final int depth;

    private NodeProcesses(int depth) {
        this.depth = depth;
    }

    /** @param first the lab's first process */
    static NodeProcesses below(ProcessMark first) {
        Numbered root = numbered(first.pid());
        if (root == null) {
            throw new Unsupported(
                    "the lab's first process is gone, or /proc/" + first.pid() + "/status has no NSpid",
                    "needs: Linux 4.1 or newer");
        }
        NodeProcesses processes = new NodeProcesses(root.numbers().size());
        ProcessHandle.of(first.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .forEach(each -> {
                    Numbered numbered = numbered(each.pid());
                    if (numbered != null) {
                        processes.all.add(numbered);
                    }
                });
        return processes;
    }

    private static Numbered numbered(long pid) {
        try {
            ProcessMark mark = ProcessMark.of(pid);
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith("NSpid:") && mark != null) {
                    List<Long> numbers = new ArrayList<>();
                    for (String number : line.substring(6).strip().split("\\s+")) {
                        numbers.add(Long.parseLong(number));
                    }
                    return new Numbered(mark, numbers);
                }
            }
        } catch (IOException e) {
            // it ended meanwhile
        }
        return null;
    }

    /** @param number of its first process, as the lab counts */
    NodeState node(PlannedNode node, long number) {
        for (Numbered each : all) {
            if (each.numbers().size() == depth + 1 && each.numbers().get(depth - 1) == number) {
                return new NodeState(node.name(), each.mark());
            }
        }
        throw new Unsupported(node.name() + ": its first process is gone");
    }

    /**
     * @param node where it is
     * @param number of the pod's process, as its node counts; 0 where there is none
     */
    PlaceState place(PlannedPlace place, NodeState node, long number) {
        ProcessMark found = null;
        for (Numbered each : all) {
            List<Long> numbers = each.numbers();
            // A pod's first process has a number in the pod too; two nodes have processes of the same number.
            if (place.pod()
                    && numbers.size() > depth
                    && numbers.get(depth) == number
                    && isBelow(each.mark(), node.first())) {
                found = each.mark();
            }
        }
        if (place.pod() && found == null) {
            throw new Unsupported(place.name() + ": its process is gone");
        }
        return new PlaceState(place.name(), place.node(), place.netns(), place.pod(), found);
    }

    /** Orphans of a pid namespace are children of its first process (pid_namespaces(7)), so this is being in a node. */
    private static boolean isBelow(ProcessMark process, ProcessMark first) {
        return ProcessHandle.of(first.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .anyMatch(each -> each.pid() == process.pid());
    }
}
