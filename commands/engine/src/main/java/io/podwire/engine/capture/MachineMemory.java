package io.podwire.engine.capture;

import io.podwire.engine.linux.SmallFiles;
import io.podwire.engine.linux.SystemCallException;
import java.nio.charset.StandardCharsets;

/** How much memory this machine has. */
final class MachineMemory {

    private static final int MOST = 4096;
    private static final long KIB = 1024;

    private MachineMemory() {}

    /** Bytes, by the line {@code MemTotal} of /proc/meminfo (proc(5)). */
    static long bytes() {
        try {
            return bytes(new String(SmallFiles.read("/proc/meminfo", MOST), StandardCharsets.US_ASCII));
        } catch (SystemCallException e) {
            throw e.about("memory of this machine");
        }
    }

    /** 0 where the text has no such line. */
    static long bytes(String meminfo) {
        for (String line : meminfo.split("\n")) {
            if (line.startsWith("MemTotal:") && line.endsWith(" kB")) {
                return Long.parseLong(line.substring(9, line.length() - 3).strip()) * KIB;
            }
        }
        return 0;
    }
}
