package io.podwire.shell.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.values.JsonTree;
import io.podwire.values.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** podwire as a process whose own network is a namespace of a test: that one is then the node. */
final class PodwireThere {

    private static final long PATIENCE_SECONDS = 60;

    private final String netns;
    private final Path folder;
    private final Map<String, String> environment;

    /**
     * @param folder takes what it prints
     * @param environment what it is told beside the usual
     */
    PodwireThere(String netns, Path folder, Map<String, String> environment) {
        this.netns = netns;
        this.folder = folder;
        this.environment = environment;
    }

    /** The one item of its answer. */
    Map<String, Object> topology(String... arguments) {
        List<String> words = new ArrayList<>(List.of("topology"));
        words.addAll(List.of(arguments));
        words.addAll(List.of("-o", "json"));
        byte[] json = run(words.toArray(String[]::new)).getBytes(StandardCharsets.UTF_8);
        Map<?, ?> answer = (Map<?, ?>) JsonTree.read(json, Limits.DOCUMENT);
        List<?> items = (List<?>) answer.get("items");
        assertThat(items).hasSize(1);
        @SuppressWarnings("unchecked")
        Map<String, Object> topology = (Map<String, Object>) items.get(0);
        return topology;
    }

    /** What it prints; it must succeed, or have left something out. */
    String run(String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                "ip",
                "netns",
                "exec",
                netns,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.podwire.shell.Main"));
        words.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path errors = folder.resolve("errors");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(() -> words + ": " + text(errors))
                    .isZero();
            return text(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
