package io.podwire.engine.proc;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a scan made of the processes it read, for the next one: every process is still read, but what reads the same is not taken
 * apart again. So there is nothing here that could be old. Safe for use by several threads.
 */
public final class ProcessMemory {

    private record Kept(long netns, byte[] cgroups, HostProcess process) {}

    private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();

    /** The process as it was taken apart, where these are what was read of it then; else null. */
    HostProcess of(int pid, long netns, byte[] cgroups) {
        Kept one = kept.get(pid);
        return one != null && one.netns() == netns && Arrays.equals(one.cgroups(), cgroups) ? one.process() : null;
    }

    void keep(int pid, long netns, byte[] cgroups, HostProcess process) {
        kept.put(pid, new Kept(netns, cgroups, process));
    }

    void keepOnly(Set<Integer> pids) {
        kept.keySet().retainAll(pids);
    }
}
