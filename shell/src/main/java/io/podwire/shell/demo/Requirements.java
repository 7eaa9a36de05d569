package io.podwire.shell.demo;

import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.Unsupported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the demo can't do without. */
final class Requirements {

    private static final List<String> PROGRAMS = List.of("ip", "unshare");

    private Requirements() {}

    /**
     * Looks for all of it before anything is made.
     *
     * @throws NotPermitted without root
     * @throws Unsupported where a program is missing
     */
    static void check() {
        if (effectiveUid() != 0) {
            throw new NotPermitted(
                    "making network namespaces: EPERM (Operation not permitted)",
                    "needs: root, or CAP_SYS_ADMIN and CAP_NET_ADMIN",
                    "try:   sudo ./podwire demo");
        }
        List<String> missing = new ArrayList<>();
        for (String program : PROGRAMS) {
            if (!inPath(program)) {
                missing.add(program);
            }
        }
        if (!missing.isEmpty()) {
            throw new Unsupported(
                    "not in PATH: " + String.join(", ", missing),
                    "needs: ip (iproute2, or iproute), unshare (util-linux)");
        }
    }

    /** The effective uid, from the third field of {@code Uid:} in proc_pid_status(5); -1 where it can't be read. */
    private static long effectiveUid() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("Uid:")) {
                    return Long.parseLong(line.split("\\s+")[2]);
                }
            }
        } catch (IOException e) {
            // No procfs: then it is not known, which is not root.
        }
        return -1;
    }

    private static boolean inPath(String program) {
        String path = System.getenv("PATH");
        for (String directory : (path == null ? "/usr/sbin:/usr/bin:/sbin:/bin" : path).split(":")) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }
}
