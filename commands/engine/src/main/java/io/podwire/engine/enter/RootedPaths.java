package io.podwire.engine.enter;

import io.podwire.api.command.Launch;
import io.podwire.api.error.NotStarted;
import io.podwire.api.value.Printable;
import io.podwire.engine.files.HostRoot;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the paths of a launch, written as the host writes them, into this process's. The covered files are where the program looks. */
record RootedPaths(HostRoot root) {

    Launch of(Launch launch) {
        if (root.isDefault()) {
            return launch;
        }
        List<Launch.Entry> entries = launch.enter().stream()
                .map(entry -> new Launch.Entry(entry.kind(), path(entry.path()), entry.inode()))
                .toList();
        Map<String, String> files = new HashMap<>();
        launch.dressing().files().forEach((covered, source) -> files.put(covered, path(source)));
        return new Launch(
                launch.arguments(),
                launch.environment(),
                entries,
                new Launch.Dressing(launch.dressing().freshSys(), files),
                path(launch.root()),
                path(launch.directory()),
                launch.uid(),
                launch.gid(),
                launch.noFork(),
                launch.keepCredentials());
    }

    private String path(String hostPath) {
        if (hostPath == null || !hostPath.startsWith("/")) {
            return hostPath;
        }
        if (hostPath.startsWith("/proc/")) {
            return root.procDirectory() + hostPath.substring("/proc".length());
        }
        try {
            return root.resolve(hostPath).toString();
        } catch (IOException e) {
            throw new NotStarted(
                    NotStarted.Reason.FAILED,
                    Printable.of(hostPath) + " under " + root.directory() + ": " + Printable.of(e.getMessage()),
                    e);
        }
    }
}
