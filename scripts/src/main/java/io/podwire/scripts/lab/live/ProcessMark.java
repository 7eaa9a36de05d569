package io.podwire.scripts.lab.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process, so that another which got its number later is not taken for it.
 *
 * @param pid as this machine counts
 * @param start when it began, in clock ticks since boot: field 22 of proc_pid_stat(5)
 */
public record ProcessMark(long pid, long start) {

    /** The process of that number; null where there is none. */
    static ProcessMark of(long pid) {
        String[] fields = fields(pid);
        return fields == null ? null : new ProcessMark(pid, Long.parseLong(fields[19]));
    }

    /** Whether it lives; a zombie does not. */
    public boolean alive() {
        String[] fields = fields(pid);
        return fields != null
                && Long.parseLong(fields[19]) == start
                && !fields[0].equals("Z")
                && !fields[0].equals("X");
    }

    /** Kills it, if it is still the one that was meant. */
    void kill() {
        if (alive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** What follows the command's name, which may hold blanks and brackets itself: state is field 0, start time 19. */
    private static String[] fields(long pid) {
        try {
            String stat = Files.readString(
                    Path.of("/proc", Long.toString(pid), "stat"), java.nio.charset.StandardCharsets.ISO_8859_1);
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        } catch (IOException e) {
            return null;
        }
    }
}
