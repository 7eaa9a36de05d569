package io.podwire.shell.prompt;

import io.podwire.api.value.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Lines that the user has run at the start of each prompt. */
final class RcFile {

    private static final long LARGEST = 1 << 20;

    private RcFile() {}

    /** Where it is: {@code $PODWIRE_RC}, or {@code $XDG_CONFIG_HOME/podwire/rc}, or under {@code ~/.config}; null without a home. */
    static Path of(Map<String, String> environment) {
        String named = environment.getOrDefault("PODWIRE_RC", "");
        if (!named.isEmpty()) {
            return Path.of(named).toAbsolutePath();
        }
        Path config = Homes.of(environment, "XDG_CONFIG_HOME", ".config");
        return config == null ? null : config.resolve("podwire").resolve("rc");
    }

    /** Runs it, where it is there. What fails in it is told, and keeps nobody from starting. */
    static void run(Path file, boolean named, LineFeed feed, PrintStream err) {
        if (file == null || (!named && !Files.exists(file))) {
            return;
        }
        try {
            if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
                err.println("rc: " + Printable.of(file.toString()) + " is larger than 1 MiB and is left alone");
                return;
            }
            List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            Iterator<String> iterator = lines.iterator();
            feed.run(() -> iterator.hasNext() ? iterator.next() : null, Printable.of(file.toString()));
        } catch (IOException e) {
            err.println("rc: " + Printable.of(file.toString()) + ": " + HistoryFile.reason(e));
        }
    }
}
