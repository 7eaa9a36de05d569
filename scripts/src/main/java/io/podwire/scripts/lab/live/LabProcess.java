package io.podwire.scripts.lab.live;

import io.podwire.api.error.Unsupported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the first process of a lab, or one more inside of it. */
final class LabProcess {

    private LabProcess() {}

    /** A shell that is the first process of namespaces of its own, in a session of its own: it outlives terminals, and dies with us. */
    static Process first() {
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                "unshare",
                "--fork",
                "--kill-child",
                "--pid",
                "--mount-proc",
                "--mount",
                "--propagation",
                "private",
                "--net",
                "--uts",
                "--ipc"));
        if (cgroupNamespaces()) {
            command.add("--cgroup");
        }
        command.add("/bin/sh");
        return start(command);
    }

    /** A shell inside of a lab that is there. */
    static Process inside(ProcessMark first) {
        return start(List.of("setsid", "nsenter", "-t", Long.toString(first.pid()), "-a", "/bin/sh"));
    }

    /** Since Linux 4.6; a kernel may be built without. */
    static boolean cgroupNamespaces() {
        return Files.exists(Path.of("/proc/self/ns/cgroup"));
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new Unsupported(command.get(0) + ": " + e.getMessage());
        }
    }
}
