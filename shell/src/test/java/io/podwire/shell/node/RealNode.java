package io.podwire.shell.node;

import io.podwire.values.JsonTree;
import io.podwire.values.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A node of the practice cluster that really runs kubelet and containerd. Commands run inside its namespaces, the machine's Java
 * with them: podwire there sees what it would see on a node.
 */
final class RealNode {

    private static final long PATIENCE_SECONDS = 60;

    private final Path testbed;
    private final String name;

    private RealNode(Path testbed, String name) {
        this.testbed = testbed;
        this.name = name;
    }

    /** Skips the test, saying why, where no cluster was announced by {@code -Dpodwire.testbed=DIR} or it is not up. */
    static RealNode orSkip(String name) {
        String folder = System.getProperty("podwire.testbed", "");
        Assumptions.assumeFalse(folder.isEmpty(), "no practice cluster: -Dpodwire.testbed is not set");
        RealNode node = new RealNode(Path.of(folder), name);
        Assumptions.assumeTrue(Files.isExecutable(node.testbed.resolve("tb-nodex")), "no tb-nodex in " + folder);
        Assumptions.assumeTrue(node.tryRun(new byte[0], List.of("true")).status() == 0, "node " + name + " is not up");
        return node;
    }

    /** What a program left. */
    record Outcome(int status, byte[] bytes, String errors) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        @SuppressWarnings("unchecked")
        <T> T json() {
            return (T) JsonTree.read(bytes, Limits.DOCUMENT);
        }
    }

    /** Runs a program of the node and insists that it succeeds. */
    Outcome run(String... command) {
        Outcome outcome = tryRun(new byte[0], List.of(command));
        if (outcome.status() != 0) {
            throw new AssertionError(String.join(" ", command) + " on " + name + ": " + outcome.status() + "\n"
                    + outcome.text() + outcome.errors());
        }
        return outcome;
    }

    Outcome tryRun(byte[] input, List<String> command) {
        return start(fromOutside(command), input);
    }

    /** kubectl against the cluster. */
    Outcome kubectl(String... arguments) {
        List<String> words = new ArrayList<>(List.of(testbed.resolve("tb-k").toString()));
        words.addAll(List.of(arguments));
        Outcome outcome = start(words, new byte[0]);
        if (outcome.status() != 0) {
            throw new AssertionError("kubectl " + String.join(" ", arguments) + ": " + outcome.errors());
        }
        return outcome;
    }

    /** podwire on the node, as a process of its own. */
    Outcome podwire(String... arguments) {
        return podwireWith(new byte[0], arguments);
    }

    Outcome podwireWith(byte[] input, String... arguments) {
        return tryRun(input, podwireWords(arguments));
    }

    /** What starts podwire on the node, from the machine's side. */
    List<String> podwireFromOutside(String... arguments) {
        return fromOutside(podwireWords(arguments));
    }

    /** The same on a terminal that is made on the node, so that its keys reach nothing but podwire. */
    List<String> podwireOnATerminal(String... arguments) {
        StringBuilder line = new StringBuilder("exec");
        for (String word : podwireWords(arguments)) {
            line.append(" '").append(word.replace("'", "'\\''")).append('\'');
        }
        return fromOutside(List.of("script", "-qfec", line.toString(), "/dev/null"));
    }

    private List<String> fromOutside(List<String> command) {
        List<String> words = new ArrayList<>(List.of(testbed.resolve("tb-nodex").toString(), name));
        words.addAll(command);
        return words;
    }

    /** What starts another main class on the node, from the machine's side. */
    List<String> mainFromOutside(Class<?> main) {
        return fromOutside(javaWords(main.getName()));
    }

    private static List<String> podwireWords(String... arguments) {
        return javaWords("io.podwire.shell.Main", arguments);
    }

    private static List<String> javaWords(String main, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                // As the launcher: a node's odd cgroup tree makes the JVM warn on stdout.
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main));
        words.addAll(List.of(arguments));
        return words;
    }

    /** The items of podwire's answer; the command must succeed. */
    List<Map<String, Object>> items(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("-o", "json"));
        Outcome outcome = podwire(words.toArray(String[]::new));
        if (outcome.status() != 0) {
            throw new AssertionError("podwire " + words + ": " + outcome.status() + "\n" + outcome.errors());
        }
        Map<String, List<Map<String, Object>>> answer = outcome.json();
        return answer.get("items");
    }

    private static Outcome start(List<String> words, byte[] input) {
        try {
            Process process = new ProcessBuilder(words).start();
            Thread feeder = new Thread(() -> {
                try (OutputStream in = process.getOutputStream()) {
                    in.write(input);
                } catch (IOException ended) {
                    // the program may end before it has read everything; its outcome tells
                }
            });
            ByteArrayOutputStream errors = new ByteArrayOutputStream();
            Thread drain = new Thread(() -> copy(process.getErrorStream(), errors));
            feeder.start();
            drain.start();
            byte[] out = process.getInputStream().readAllBytes();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(words + " did not end in " + PATIENCE_SECONDS + " s");
            }
            drain.join();
            feeder.join();
            return new Outcome(process.exitValue(), out, errors.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void copy(InputStream from, OutputStream to) {
        try {
            from.transferTo(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
