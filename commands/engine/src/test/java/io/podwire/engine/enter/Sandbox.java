package io.podwire.engine.enter;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A process in namespaces of its own, without a name, made by unshare(1); and processes of {@link LaunchMain}. */
final class Sandbox implements AutoCloseable {

    /** What a process left behind. */
    record Ended(int status, String out, String err) {}

    private final Process holder;
    private final long pid;

    /** Starts it and waits until it stands. */
    Sandbox(String... unshare) throws IOException {
        assumeTrue(Files.exists(Path.of("/usr/bin/unshare")), "no unshare(1)");
        assumeTrue(Files.isWritable(Path.of("/proc/1/oom_score_adj")), "not root");
        List<String> words = new ArrayList<>(List.of("unshare"));
        words.addAll(Arrays.asList(unshare));
        // The shell ends with its input, and so with this test, however it ends.
        words.addAll(List.of("sh", "-c", "hostname sandbox 2>/dev/null; echo $$; cat /proc/self/stat; read -r _"));
        holder = new ProcessBuilder(words).redirectErrorStream(true).start();
        holder.inputReader().readLine();
        pid = unshareForks(unshare)
                ? Long.parseLong(
                        Files.readString(Path.of("/proc/" + holder.pid() + "/task/" + holder.pid() + "/children"))
                                .trim())
                : holder.pid();
    }

    private static boolean unshareForks(String... unshare) {
        return Arrays.asList(unshare).contains("--fork");
    }

    /** Of the process in the namespaces. */
    long pid() {
        return pid;
    }

    /** {@code KIND=PATH} as {@link LaunchMain} reads it. */
    String entry(String kind) {
        return kind + "=/proc/" + pid + "/ns/" + kind;
    }

    /** Runs LaunchMain in a JVM of its own. */
    static Ended launch(String... words) throws IOException, InterruptedException {
        Process process = start(words);
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, err);
    }

    /** Starts LaunchMain in a JVM of its own. */
    static Process start(String... words) throws IOException {
        return new ProcessBuilder(command(words)).start();
    }

    static List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                LaunchMain.class.getName()));
        command.addAll(Arrays.asList(words));
        return command;
    }

    @Override
    public void close() {
        holder.destroyForcibly();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
}
