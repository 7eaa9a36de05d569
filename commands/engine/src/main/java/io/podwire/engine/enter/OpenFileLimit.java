package io.podwire.engine.enter;

import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * RLIMIT_NOFILE as it was before the JVM raised its soft part to the hard one (-XX:+MaxFDLimit): a program started with a limit of a
 * million closes a million descriptors one by one, and select(2) breaks. The JVM keeps no record, but whoever started podwire still
 * has it.
 */
final class OpenFileLimit {

    private OpenFileLimit() {}

    /** The parent's soft limit with our hard one, as struct rlimit; null where there is nothing to put right. */
    static Memory ofParent() {
        Memory limit = new Memory(16);
        long parent = soft(parentLimits());
        if (ThreadCalls.getrlimit(ThreadCalls.RLIMIT_NOFILE, limit) != 0 || parent <= 0 || parent >= limit.getLong(0)) {
            return null;
        }
        limit.setLong(0, parent);
        return limit;
    }

    private static String parentLimits() {
        return ProcessHandle.current()
                .parent()
                .map(parent -> {
                    try {
                        return Files.readString(
                                Path.of("/proc/" + parent.pid() + "/limits"), StandardCharsets.ISO_8859_1);
                    } catch (IOException e) {
                        return "";
                    }
                })
                .orElse("");
    }

    /** The soft number of open files in a text of /proc/PID/limits (proc_pid_limits(5)); 0 where it is not there or unlimited. */
    static long soft(String limits) {
        for (String line : limits.split("\n")) {
            if (line.startsWith("Max open files")) {
                String[] words =
                        line.substring("Max open files".length()).trim().split(" +");
                return words[0].matches("[0-9]{1,18}") ? Long.parseLong(words[0]) : 0;
            }
        }
        return 0;
    }
}
