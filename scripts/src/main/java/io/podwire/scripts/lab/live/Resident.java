package io.podwire.scripts.lab.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the processes of a lab hold in memory.
 *
 * @param processes how many there are
 * @param bytes resident, each process for itself: {@code VmRSS} of proc_pid_status(5)
 */
public record Resident(int processes, long bytes) {

    /** Nothing for a dead lab. */
    public static Resident of(LabState state) {
        if (state.first() == null || !state.alive()) {
            return new Resident(0, 0);
        }
        List<Long> sizes = ProcessHandle.of(state.first().pid()).stream()
                .flatMap(
                        first -> java.util.stream.Stream.concat(java.util.stream.Stream.of(first), first.descendants()))
                .map(each -> bytes(each.pid()))
                .toList();
        return new Resident(
                sizes.size(), sizes.stream().mapToLong(Long::longValue).sum());
    }

    private static long bytes(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith("VmRSS:")) {
                    // VmRSS:      1234 kB
                    return Long.parseLong(line.substring(6).strip().split(" ")[0]) << 10;
                }
            }
        } catch (IOException e) {
            // it ended meanwhile
        }
        return 0;
    }
}
