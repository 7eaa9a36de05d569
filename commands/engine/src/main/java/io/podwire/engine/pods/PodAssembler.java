package io.podwire.engine.pods;

import io.podwire.api.pod.CniAttachment;
import io.podwire.api.pod.Container;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.Pod.Condition;
import io.podwire.api.value.Printable;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.proc.HostProcess;
import io.podwire.engine.proc.ProcessTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Makes one pod's record of all its facts, and says where they contradict each other. */
final class PodAssembler {

    private final HostRoot root;
    private final Owners owners;
    private final ProcessTable processes;
    private final MountTable mounts;
    private final PodLogs logs;
    private final CniRecords cni;
    private final Long hostNetns;

    /** @param hostNetns inode of the host's own network namespace, or null where it can't be seen */
    PodAssembler(
            HostRoot root,
            Owners owners,
            ProcessTable processes,
            MountTable mounts,
            PodLogs logs,
            CniRecords cni,
            Long hostNetns) {
        this.root = root;
        this.owners = owners;
        this.processes = processes;
        this.mounts = mounts;
        this.logs = logs;
        this.cni = cni;
        this.hostNetns = hostNetns;
    }

    Pod assemble(Group group) {
        return new Assembly(group).pod();
    }

    /** One pod in the making. */
    private final class Assembly {

        private final Group group;
        private final List<ContainerFacts> facts;
        private final CniTrace trace;
        private final PodIdentity identity;
        private final String handler;
        private final boolean virtual;
        private final Set<String> sources = new LinkedHashSet<>();
        private final List<String> disagreements = new ArrayList<>();
        private final Set<Condition> conditions = EnumSet.noneOf(Condition.class);

        Assembly(Group group) {
            this.group = group;
            this.facts = group.all();
            this.trace = group.sandbox() == null ? CniTrace.NONE : cni.of(group.sandbox());
            this.identity = identity();
            this.handler = first(facts.stream().map(ContainerFacts::handler).toList());
            this.virtual = Handlers.inVirtualMachine(handler);
        }

        Pod pod() {
            facts.forEach(one -> sources.add(one.source()));
            List<Container> containers = group.members().stream()
                    .map(this::container)
                    .sorted(Comparator.comparing(Container::name, Comparator.nullsLast(Comparator.naturalOrder()))
                            .thenComparing(Container::id))
                    .toList();
            List<Integer> pids = pids(containers);
            String path = netnsPath();
            boolean host = hostNetwork(pids);
            Long netns = host ? hostNetns : netns(pids, path);
            List<CniAttachment> attachments = attachments();
            attachments.forEach(one -> sources.add(one.source()));
            compareRecords(attachments);
            conditions(netns, host, pids);
            boolean lone = identity.unknown() && group.sandbox() == null;
            return new Pod(
                    identity.namespace(),
                    lone && containers.size() == 1 ? containers.get(0).name() : identity.name(),
                    identity.uid(),
                    runtime(),
                    handler,
                    group.sandbox(),
                    netns,
                    path,
                    host,
                    staticPod(),
                    pids,
                    containers,
                    attachments,
                    cgroup(),
                    first(facts.stream()
                            .map(one -> one.nameFiles().resolvConf())
                            .toList()),
                    hostsFile(),
                    List.copyOf(conditions),
                    List.copyOf(sources),
                    disagreements);
        }

        /** The bundles' word first, as the runtime acts on it; then CNI's arguments; then names of directories. */
        private PodIdentity identity() {
            PodIdentity all = PodIdentity.UNKNOWN;
            for (ContainerFacts one : facts) {
                compare("bundle " + one.id(), one.pod(), all);
                all = all.orElse(one.pod());
            }
            compare("cni record of " + group.sandbox(), trace.pod(), all);
            all = all.orElse(trace.pod());
            PodIdentity log = all.uid() == null
                    ? logs.onlyOne(all.namespace(), all.name())
                    : logs.byUid().getOrDefault(all.uid(), PodIdentity.UNKNOWN);
            if (!log.unknown()) {
                sources.add(PodLogs.PODS + "/" + log.namespace() + "_" + log.name() + "_" + log.uid());
                compare(PodLogs.PODS, log, all);
            }
            all = all.orElse(log);
            for (ContainerFacts one : facts) {
                CgroupPath path = owners.group(one.id());
                if (path != null && path.podUid() != null) {
                    PodIdentity byGroup = new PodIdentity(null, null, path.podUid());
                    compare("cgroup " + path.path(), byGroup, all);
                    all = all.orElse(byGroup);
                }
            }
            return all.orElse(group.hint());
        }

        private void compare(String source, PodIdentity said, PodIdentity known) {
            compare(source, "namespace", said.namespace(), known.namespace());
            compare(source, "name", said.name(), known.name());
            compare(source, "uid", said.uid(), known.uid());
        }

        private void compare(String source, String what, String said, String known) {
            if (said != null && known != null && !said.equals(known)) {
                disagree(source + " says " + what + " " + said + ", not " + known);
            }
        }

        private void disagree(String line) {
            String shown = Printable.of(line);
            if (!disagreements.contains(shown)) {
                disagreements.add(shown);
            }
        }

        private Container container(ContainerFacts one) {
            PodLogs.Named log = logs.container(one.id());
            if (one.name() == null && log != null) {
                sources.add(PodLogs.CONTAINERS);
            }
            List<Integer> pids = virtual ? List.of() : owners.pids(one.id());
            return new Container(
                    one.id(),
                    one.name() == null && log != null ? log.name() : one.name(),
                    one.image(),
                    virtual ? null : firstPid(one),
                    pids.isEmpty() && !virtual && firstPid(one) != null ? List.of(firstPid(one)) : pids,
                    one.bundle());
        }

        /**
         * The pid that the runtime wrote down, unless that number is another process's by now. Where the control groups tell
         * nothing (hidden by a namespace of their own), a process outside the host's network is believed to be it.
         */
        private Integer firstPid(ContainerFacts one) {
            List<Integer> pids = owners.pids(one.id());
            if (one.firstPid() != null && pids.contains(one.firstPid())) {
                return one.firstPid();
            }
            if (!pids.isEmpty()) {
                return pids.get(0);
            }
            HostProcess process = one.firstPid() == null ? null : processes.process(one.firstPid());
            boolean plausible = process != null
                    && owners.of(process.pid()) == null
                    && process.netns() != null
                    && !process.netns().equals(hostNetns);
            return plausible ? one.firstPid() : null;
        }

        /** The sandbox's first, since that one stays when a container restarts. */
        private List<Integer> pids(List<Container> containers) {
            if (virtual) {
                return List.of();
            }
            Set<Integer> all = new LinkedHashSet<>();
            if (group.sandbox() != null) {
                all.addAll(owners.pids(group.sandbox()));
                if (all.isEmpty() && group.sandboxFacts() != null && firstPid(group.sandboxFacts()) != null) {
                    all.add(firstPid(group.sandboxFacts()));
                }
            }
            Set<Integer> others = new TreeSet<>();
            containers.forEach(one -> others.addAll(one.pids()));
            all.addAll(others);
            return List.copyOf(all);
        }

        private String netnsPath() {
            for (ContainerFacts one : facts) {
                String path = one.network().path();
                // A member is told to join its sandbox's process; that number says less than the file.
                if (path != null && !path.startsWith("/proc/")) {
                    return path;
                }
            }
            return trace.netnsPath();
        }

        private boolean hostNetwork(List<Integer> pids) {
            for (Integer pid : pids) {
                Long netns = processes.process(pid) == null
                        ? null
                        : processes.process(pid).netns();
                if (netns != null) {
                    return netns.equals(hostNetns);
                }
            }
            return facts.stream()
                    .anyMatch(one -> Boolean.TRUE.equals(one.network().host()));
        }

        private Long netns(List<Integer> pids, String path) {
            Long byFile = path == null ? null : mounts.netnsAt(path);
            for (Integer pid : pids) {
                HostProcess process = processes.process(pid);
                if (process != null && process.netns() != null) {
                    if (byFile != null && !byFile.equals(process.netns())) {
                        disagree(path + " is netns " + byFile + ", but pid " + pid + " is in netns " + process.netns());
                    }
                    return process.netns();
                }
            }
            return byFile;
        }

        private List<CniAttachment> attachments() {
            List<CniAttachment> all = new ArrayList<>();
            facts.forEach(one -> all.addAll(one.cni()));
            all.addAll(trace.attachments());
            return all;
        }

        private void compareRecords(List<CniAttachment> attachments) {
            RecordComparison.differences(attachments).forEach(this::disagree);
            if (trace.netnsPath() != null
                    && netnsPath() != null
                    && !MountTable.samePath(trace.netnsPath(), netnsPath())) {
                disagree("cni record says " + trace.netnsPath() + ", bundle says " + netnsPath());
            }
        }

        private void conditions(Long netns, boolean host, List<Integer> pids) {
            if (facts.isEmpty()) {
                conditions.add(Condition.RECORD_ONLY);
            }
            // With a process there is one: then only the right to see it is missing.
            if (netns == null && !host && pids.isEmpty()) {
                conditions.add(Condition.NO_NETNS);
            }
            if (virtual) {
                conditions.add(Condition.IN_VIRTUAL_MACHINE);
            } else if (pids.isEmpty() && !facts.isEmpty()) {
                conditions.add(Condition.NO_PROCESS);
            }
            if (Handlers.userSpaceNetwork(handler)) {
                conditions.add(Condition.USER_SPACE_NETWORK);
            }
            if (facts.stream().anyMatch(one -> one.trouble() != null)) {
                conditions.add(Condition.BAD_BUNDLE);
            }
            if (group.sandboxFacts() != null && group.members().isEmpty()) {
                conditions.add(Condition.SANDBOX_ONLY);
            }
        }

        private String runtime() {
            String told = first(facts.stream().map(ContainerFacts::runtime).toList());
            return told == null ? "unknown" : told;
        }

        private Boolean staticPod() {
            for (ContainerFacts one : facts) {
                if (one.staticPod() != null) {
                    return one.staticPod();
                }
            }
            return trace.staticPod() != null ? trace.staticPod() : KubernetesKeys.isStaticUid(identity.uid());
        }

        /** The sandbox has none of its own: it is the kubelet that makes it, for the members. */
        private String hostsFile() {
            String bound =
                    first(facts.stream().map(one -> one.nameFiles().hosts()).toList());
            if (bound != null || identity.uid() == null) {
                return bound;
            }
            String kubelets = "/var/lib/kubelet/pods/" + identity.uid() + "/etc-hosts";
            return identity.uid().indexOf('/') < 0 && root.exists(kubelets) ? kubelets : null;
        }

        private String cgroup() {
            for (ContainerFacts one : facts) {
                CgroupPath path = owners.group(one.id());
                if (path != null) {
                    return path.podDirectory() == null ? path.path() : path.podDirectory();
                }
            }
            return null;
        }
    }

    private static String first(List<String> words) {
        for (String word : words) {
            if (word != null) {
                return word;
            }
        }
        return null;
    }
}
