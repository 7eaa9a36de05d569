package io.podwire.engine.pods;

import io.podwire.engine.proc.HostProcess;
import io.podwire.engine.proc.ProcessTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which container and which pod a process belongs to, by its control groups. */
final class Owners {

    private final Map<String, List<Integer>> pidsByContainer = new LinkedHashMap<>();
    private final Map<String, CgroupPath> groupByContainer = new HashMap<>();
    private final Map<Integer, CgroupPath> byPid = new HashMap<>();

    /** @param known tells whether an id has files on this host */
    Owners(ProcessTable processes, Predicate<String> known) {
        // A container's processes, and all of the host's, mostly share few paths.
        Map<List<String>, CgroupPath> seen = new HashMap<>();
        for (HostProcess process : processes.processes()) {
            CgroupPath group;
            if (seen.containsKey(process.cgroups())) {
                group = seen.get(process.cgroups());
            } else {
                group = CgroupPath.of(process.cgroups(), known);
                seen.put(process.cgroups(), group);
            }
            if (group != null && group.container() != null) {
                byPid.put(process.pid(), group);
                pidsByContainer
                        .computeIfAbsent(group.container(), id -> new ArrayList<>(2))
                        .add(process.pid());
                groupByContainer.merge(group.container(), group, (old, now) -> old.podUid() == null ? now : old);
            }
        }
    }

    /** Ascending; empty where none runs. */
    List<Integer> pids(String container) {
        return pidsByContainer.getOrDefault(container, List.of());
    }

    /** Ids of containers that have processes. */
    Set<String> running() {
        return pidsByContainer.keySet();
    }

    /** Where a running container's processes are, or null. */
    CgroupPath group(String container) {
        return groupByContainer.get(container);
    }

    /** Where a process is; null where that is no container. */
    CgroupPath of(int pid) {
        return byPid.get(pid);
    }
}
