package io.podwire.engine.proc;

import io.podwire.api.command.Gap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The processes of one scan. Immutable. */
public final class ProcessTable {

    private final List<HostProcess> processes;
    private final List<Gap> gaps;
    private final Map<Integer, HostProcess> byPid;
    private final Map<Long, List<HostProcess>> byNetns = new HashMap<>();

    /**
     * @param processes by pid
     * @param gaps what could not be read
     */
    public ProcessTable(List<HostProcess> processes, List<Gap> gaps) {
        this.processes = List.copyOf(processes);
        this.gaps = List.copyOf(gaps);
        this.byPid = new HashMap<>(2 * processes.size());
        for (HostProcess process : processes) {
            byPid.put(process.pid(), process);
            if (process.netns() != null) {
                byNetns.computeIfAbsent(process.netns(), inode -> new ArrayList<>())
                        .add(process);
            }
        }
    }

    /** True where the same was read of the same processes. */
    public boolean sameAs(ProcessTable other) {
        return processes.equals(other.processes) && gaps.equals(other.gaps);
    }

    /** All, by pid. */
    public List<HostProcess> processes() {
        return processes;
    }

    /** What could not be read. */
    public List<Gap> gaps() {
        return gaps;
    }

    /** The process, or null. */
    public HostProcess process(int pid) {
        return byPid.get(pid);
    }

    /** Those in a network namespace, by pid; empty where none is. */
    public List<HostProcess> inNetns(long inode) {
        return List.copyOf(byNetns.getOrDefault(inode, List.of()));
    }

    /** Network namespaces that a process is in. */
    public List<Long> netnses() {
        return List.copyOf(byNetns.keySet());
    }
}
