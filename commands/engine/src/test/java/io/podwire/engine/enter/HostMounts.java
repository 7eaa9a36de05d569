package io.podwire.engine.enter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The mounts of this process, to be compared before and after. */
final class HostMounts {

    private HostMounts() {}

    /** Without the names of network namespaces, which others on this host make and remove meanwhile. */
    static List<String> read() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/mountinfo"))) {
            return lines.filter(line -> !line.contains(" - nsfs ")).toList();
        }
    }
}
