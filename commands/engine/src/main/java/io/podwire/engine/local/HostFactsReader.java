package io.podwire.engine.local;

import io.podwire.api.error.NotFound;
import io.podwire.api.host.HostFacts;
import io.podwire.engine.files.HostRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Reads who and what this machine is. */
final class HostFactsReader {

    private static final int SMALL = 16 << 10;

    private HostFactsReader() {}

    static HostFacts read(HostRoot root) {
        return new HostFacts(
                name(root),
                kernel("osrelease"),
                System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch"),
                prettyName(root),
                kernel("random/boot_id"),
                Instant.now(),
                root.directory());
    }

    /** Below another root this process may be in a container, with a host name of its own: the file tells the host's. */
    private static String name(HostRoot root) {
        String file = root.isDefault() ? null : file(root, "/etc/hostname");
        return file != null && !file.isEmpty() ? file : kernel("hostname");
    }

    private static String prettyName(HostRoot root) {
        String release = file(root, "/etc/os-release");
        if (release == null) {
            return null;
        }
        for (String line : release.split("\n")) {
            if (line.startsWith("PRETTY_NAME=")) {
                return line.substring("PRETTY_NAME=".length()).replace("\"", "");
            }
        }
        return null;
    }

    private static String file(HostRoot root, String path) {
        try {
            return new String(root.read(path, SMALL), StandardCharsets.UTF_8).strip();
        } catch (IOException absent) {
            return null;
        }
    }

    private static String kernel(String name) {
        String path = "/proc/sys/kernel/" + name;
        try {
            return new String(HostRoot.readProc(path, SMALL), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new NotFound(path + ": can't be read; is /proc mounted?", e);
        }
    }
}
