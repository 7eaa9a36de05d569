package io.podwire.engine.proc;

import io.podwire.api.command.Launch.NamespaceKind;
import java.util.List;
import java.util.Map;

/**
 * A process, as far as it was asked for; proc(5) and namespaces(7).
 *
 * @param pid as the procfs that was read counts
 * @param namespaces inode of each namespace that was asked for; without those that are gone (a zombie has none) or not permitted
 * @param cgroups one path a hierarchy, cgroup v2's first; as seen from podwire's own cgroup namespace; empty where not asked for
 * @param stat null where not asked for, or gone
 * @param status null where not asked for, or gone
 */
public record HostProcess(
        int pid, Map<NamespaceKind, Long> namespaces, List<String> cgroups, Stat stat, Status status) {

    public HostProcess {
        namespaces = Map.copyOf(namespaces);
        cgroups = List.copyOf(cgroups);
    }

    /** Inode of its network namespace, or null. */
    public Long netns() {
        return namespaces.get(NamespaceKind.NET);
    }

    /**
     * Of {@code /proc/PID/stat}.
     *
     * @param comm name of the program, at most 15 bytes, may hold anything
     * @param state {@code R}, {@code S}, {@code D}, {@code Z}, …
     * @param parent pid; 0 where it is outside the pid namespace
     * @param startTicks clock ticks after boot
     */
    public record Stat(String comm, char state, int parent, long startTicks) {}

    /**
     * Of {@code /proc/PID/status}.
     *
     * @param namespacePids its pid in each pid namespace it is in, outermost first; empty where the kernel does not say (before 4.1)
     * @param uid real user id, as this process's user namespace counts
     */
    public record Status(List<Integer> namespacePids, long uid) {
        public Status {
            namespacePids = List.copyOf(namespacePids);
        }
    }
}
