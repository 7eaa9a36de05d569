package io.podwire.engine.pods;

import io.podwire.engine.pods.ContainerFacts.NameFiles;
import io.podwire.engine.pods.ContainerFacts.NetworkChoice;
import io.podwire.engine.pods.ContainerFacts.Role;
import io.podwire.engine.proc.HostProcess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Puts containers to their pods: by the sandbox that a bundle names; where it names none, by the pod's uid in the control group or
 * by the name of the log. Containers that only a process tells of are taken in the same way.
 */
final class Grouping {

    private final Owners owners;
    private final IntFunction<HostProcess.Stat> stat;
    private final PodLogs logs;
    private final Map<String, Group> groups = new LinkedHashMap<>();

    /** @param stat of a process, null where it is gone; asked only where no file tells what a container is */
    Grouping(Owners owners, IntFunction<HostProcess.Stat> stat, PodLogs logs) {
        this.owners = owners;
        this.stat = stat;
        this.logs = logs;
    }

    /** @param all facts of containers with files; those without names are placed after those with */
    Collection<Group> group(Collection<ContainerFacts> all, Collection<String> withoutFiles) {
        List<ContainerFacts> untold = new ArrayList<>();
        for (ContainerFacts facts : all) {
            if (facts.role() == Role.LONE && !ownedByPod(facts.id())) {
                groups.computeIfAbsent("l:" + facts.id(), key -> new Group(null))
                        .add(facts);
            } else if (facts.sandbox() != null) {
                ofSandbox(facts.sandbox()).add(facts);
            } else {
                untold.add(facts);
            }
        }
        for (String id : withoutFiles) {
            untold.add(byProcess(id));
        }
        // Sandboxes first: what else lacks a name may turn out to be theirs.
        untold.sort((one, other) -> Boolean.compare(looksLikeSandbox(other), looksLikeSandbox(one)));
        untold.forEach(this::place);
        return groups.values();
    }

    /** The kubelet's control group says pod even where the bundle says nothing (a bundle of another tool's making). */
    private boolean ownedByPod(String id) {
        CgroupPath group = owners.group(id);
        return group != null && group.podUid() != null;
    }

    private Group ofSandbox(String id) {
        return groups.computeIfAbsent("s:" + id, key -> new Group(id));
    }

    private void place(ContainerFacts facts) {
        CgroupPath path = owners.group(facts.id());
        PodLogs.Named log = logs.container(facts.id());
        String uid = path == null ? null : path.podUid();
        if (uid == null && log != null) {
            uid = logs.onlyOne(log.pod().namespace(), log.pod().name()).uid();
        }
        Group group = uid == null ? null : byUid(uid);
        if (group == null && looksLikeSandbox(facts)) {
            group = ofSandbox(facts.id());
        } else if (group == null) {
            String key = uid == null ? "l:" + facts.id() : "u:" + uid;
            group = groups.computeIfAbsent(key, one -> new Group(null));
        } else if (group.sandbox() == null && looksLikeSandbox(facts)) {
            group = ofSandbox(facts.id());
        }
        group.add(facts);
        group.hint(new PodIdentity(null, null, uid));
        if (log != null) {
            group.hint(log.pod());
        }
        if (uid != null && logs.byUid().containsKey(uid)) {
            group.hint(logs.byUid().get(uid));
        }
    }

    /** A pod may have had several sandboxes: a running one is meant. */
    private Group byUid(String uid) {
        Group found = null;
        for (Group group : groups.values()) {
            boolean runs =
                    group.sandbox() != null && !owners.pids(group.sandbox()).isEmpty();
            if (uid.equals(group.uid()) && (found == null || runs)) {
                found = group;
            }
        }
        return found;
    }

    /** Every sandbox's one process is called pause, whoever built the image. */
    private boolean looksLikeSandbox(ContainerFacts facts) {
        List<Integer> pids = owners.pids(facts.id());
        if (pids.size() != 1 || logs.container(facts.id()) != null) {
            return false;
        }
        HostProcess.Stat only = stat.apply(pids.get(0));
        return only != null && only.comm().equals("pause");
    }

    private ContainerFacts byProcess(String id) {
        CgroupPath path = owners.group(id);
        PodLogs.Named log = logs.container(id);
        return new ContainerFacts(
                id,
                Role.UNTOLD,
                PodIdentity.UNKNOWN,
                null,
                log == null ? null : log.name(),
                null,
                NetworkChoice.UNTOLD,
                NameFiles.UNTOLD,
                path == null ? null : path.runtime(),
                null,
                null,
                null,
                null,
                List.of(),
                path == null ? PodLogs.CONTAINERS : "cgroup " + path.path(),
                null);
    }
}
