package io.podwire.shell.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of a program with a chosen environment. */
final class Script {

    /** What it said on both of its outputs, together, and how it ended. */
    record Run(int exit, String output) {

        List<String> lines() {
            return output.lines().toList();
        }

        /** The rest of the line that begins so. */
        String value(String key) {
            return lines().stream()
                    .filter(line -> line.startsWith(key + "="))
                    .map(line -> line.substring(key.length() + 1))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + key + " in: " + output));
        }
    }

    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private Path directory;

    Script(Path program, String... arguments) {
        command.add(program.toString());
        command.addAll(List.of(arguments));
    }

    Script with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Script in(Path folder) {
        directory = folder;
        return this;
    }

    Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().keySet().removeIf(name -> name.startsWith("PODWIRE_"));
        builder.environment().put("PODWIRE_INSTALL", "never");
        builder.environment().putAll(environment);
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        return builder.start();
    }

    Run run() throws IOException, InterruptedException {
        Process process = start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                throw new AssertionError(command + " does not end: " + output);
            }
            return new Run(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }
}
