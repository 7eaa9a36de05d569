package io.podwire.engine.pods;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Gap;
import io.podwire.api.pod.Container;
import io.podwire.api.pod.Pod;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.proc.HostProcess;
import io.podwire.engine.proc.ProcessScan;
import io.podwire.engine.proc.ProcessScan.Part;
import io.podwire.engine.proc.ProcessTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The pods of a host as its files and processes tell of them. Making it lists directories and scans processes; bundles are parsed
 * only for the pods that are asked for, and once. A snapshot: what changes later is not seen. For one thread at a time.
 */
public final class PodTable {

    /** What is needed of each process. */
    public static final Set<Part> PARTS = Set.of(Part.NETNS, Part.CGROUPS);

    private static final Comparator<String> NULLS_LAST = Comparator.nullsLast(Comparator.naturalOrder());

    /** By namespace, name, sandbox; what has no namespace comes last. */
    private static final Comparator<Pod> ORDER = Comparator.comparing(Pod::namespace, NULLS_LAST)
            .thenComparing(Pod::name, NULLS_LAST)
            .thenComparing(Pod::sandbox, NULLS_LAST)
            .thenComparing(Pod::label);

    private final HostRoot root;
    private final ProcessTable processes;
    private final PodFiles files;
    private final BundleIndex bundles;
    private final Owners owners;
    private final Long hostNetns;
    private boolean askedProcesses;

    PodTable(HostRoot root, ProcessTable processes, PodFiles files) {
        this.root = root;
        this.processes = processes;
        this.files = files;
        this.bundles = files.bundles();
        this.owners = new Owners(processes, bundles::contains);
        this.hostNetns = hostNetns();
    }

    /** Of a host, with its processes scanned here. */
    public static PodTable of(HostRoot root) {
        return of(root, ProcessScan.scan(root, PARTS));
    }

    /** @param processes of the same host, scanned with at least {@link #PARTS} */
    public static PodTable of(HostRoot root, ProcessTable processes) {
        return new PodTable(root, processes, new PodFiles(root));
    }

    /** The host's process 1 is in the host's network; where it is hidden, this process is taken to be. */
    private Long hostNetns() {
        HostProcess first = processes.process(1);
        if (first != null && first.netns() != null) {
            return first.netns();
        }
        HostProcess self =
                ProcessScan.readOne("/proc", (int) ProcessHandle.current().pid(), Set.of(Part.NETNS));
        return self == null ? null : self.netns();
    }

    /** Every pod that left a trace, lone containers included, by namespace, name and sandbox. */
    public Answer<Pod> all() {
        Set<String> everything = new LinkedHashSet<>(bundles.ids());
        everything.addAll(owners.running());
        List<Pod> pods = new ArrayList<>(assemble(everything));
        addRecordsOnly(pods);
        pods.sort(ORDER);
        return new Answer<>(pods, allGaps());
    }

    /**
     * The pods and lone containers in a network namespace. Where processes are in it, only the bundles of their pods are parsed (and
     * those that no process tells of); else all.
     *
     * @param inode of the namespace; of the host's own gives every pod with hostNetwork
     */
    public List<Pod> inNetns(long inode) {
        Set<String> some = new LinkedHashSet<>();
        for (HostProcess process : processes.inNetns(inode)) {
            CgroupPath path = owners.of(process.pid());
            if (path != null) {
                some.add(path.container());
            }
        }
        List<Pod> pods = some.isEmpty() ? List.of() : matching(some, inode);
        return pods.isEmpty() ? matching(bundles.ids(), inode) : pods;
    }

    private List<Pod> matching(Set<String> containers, long inode) {
        return assemble(withSiblings(containers)).stream()
                .filter(pod -> pod.netns() != null && pod.netns() == inode)
                .sorted(ORDER)
                .toList();
    }

    /** The pod or lone container that a process belongs to; null where it belongs to none. */
    public Pod ofPid(int pid) {
        CgroupPath path = owners.of(pid);
        return path == null ? null : ofContainer(path.container());
    }

    /** The pod that a container or sandbox of this full id belongs to; null where no file and no process tells of it. */
    public Pod ofContainer(String id) {
        if (!bundles.contains(id) && owners.pids(id).isEmpty()) {
            return null;
        }
        return assemble(withSiblings(Set.of(id))).stream()
                .filter(pod -> id.equals(pod.sandbox())
                        || pod.containers().stream().anyMatch(one -> one.id().equals(id)))
                .findFirst()
                .orElse(null);
    }

    /** Ids of all containers and sandboxes that begin so, from names alone: nothing is parsed. */
    public List<String> containers(String prefix) {
        Set<String> ids = new LinkedHashSet<>(bundles.ids());
        ids.addAll(owners.running());
        return ids.stream().filter(id -> id.startsWith(prefix)).sorted().toList();
    }

    /** What could not be read so far. */
    public List<Gap> gaps() {
        return allGaps();
    }

    /**
     * All containers that may be of the same pods: those with the same pod uid in their control group, and those without processes,
     * of which only their bundles tell whose they are.
     */
    private Set<String> withSiblings(Set<String> asked) {
        Set<String> containers = withSandboxes(asked);
        Set<String> uids = new HashSet<>();
        for (String id : containers) {
            CgroupPath path = owners.group(id);
            if (path != null && path.podUid() != null) {
                uids.add(path.podUid());
            }
        }
        Set<String> all = new LinkedHashSet<>(containers);
        for (String id : owners.running()) {
            CgroupPath path = owners.group(id);
            if (path.podUid() == null ? containers.contains(id) : uids.contains(path.podUid())) {
                all.add(id);
            }
        }
        boolean onlyLone = uids.isEmpty()
                && containers.stream().noneMatch(id -> owners.pids(id).isEmpty());
        for (String id : onlyLone ? List.<String>of() : bundles.ids()) {
            if (owners.pids(id).isEmpty()) {
                all.add(id);
            }
        }
        return all;
    }

    /** A container that has ended has no control group: its bundle names the sandbox, whose group names the pod. */
    private Set<String> withSandboxes(Set<String> containers) {
        files.read(containers);
        Set<String> all = new LinkedHashSet<>(containers);
        for (String id : containers) {
            ContainerFacts facts = files.facts(id);
            if (facts != null && facts.sandbox() != null) {
                all.add(facts.sandbox());
            }
        }
        return all;
    }

    private List<Pod> assemble(Set<String> containers) {
        files.read(containers);
        List<ContainerFacts> facts = new ArrayList<>();
        List<String> withoutFiles = new ArrayList<>();
        // By id, so that the same pod gives the same record, whatever else was asked for.
        for (String id : new TreeSet<>(containers)) {
            if (files.facts(id) != null) {
                facts.add(files.facts(id));
            } else if (!owners.pids(id).isEmpty()) {
                withoutFiles.add(id);
            }
        }
        Grouping grouping = new Grouping(owners, this::stat, files.logs());
        PodAssembler assembler = assembler();
        return grouping.group(facts, withoutFiles).stream()
                .map(assembler::assemble)
                .toList();
    }

    private PodAssembler assembler() {
        return new PodAssembler(root, owners, processes, files.mounts(), files.logs(), files.cni(), hostNetns);
    }

    /** True where the answers so far hang on more of a process than was scanned: on its name, which it can change. */
    boolean askedProcesses() {
        return askedProcesses;
    }

    private HostProcess.Stat stat(int pid) {
        askedProcesses = true;
        HostProcess process = ProcessScan.readOne(root.procDirectory(), pid, Set.of(Part.STAT));
        return process == null ? null : process.stat();
    }

    /** Sandboxes that only CNI's files tell of, and pods that only their logs do. */
    private void addRecordsOnly(List<Pod> pods) {
        Set<String> ids = new HashSet<>();
        Set<String> uids = new HashSet<>();
        for (Pod pod : pods) {
            ids.add(pod.sandbox());
            uids.add(pod.uid());
            pod.containers().stream().map(Container::id).forEach(ids::add);
        }
        PodAssembler assembler = assembler();
        for (String id : files.cni().ids()) {
            if (!ids.contains(id)) {
                Pod pod = assembler.assemble(new Group(id));
                uids.add(pod.uid());
                pods.add(pod);
            }
        }
        for (PodIdentity identity : files.logs().byUid().values()) {
            if (!uids.contains(identity.uid())) {
                Group group = new Group(null);
                group.hint(identity);
                pods.add(assembler.assemble(group));
            }
        }
    }

    private List<Gap> allGaps() {
        List<Gap> all = new ArrayList<>(processes.gaps());
        all.addAll(files.gaps());
        return all;
    }
}
