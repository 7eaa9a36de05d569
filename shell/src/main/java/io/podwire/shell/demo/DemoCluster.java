package io.podwire.shell.demo;

import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.Unsupported;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Practice clusters that only the demo sees, since their state has a folder of its own, and that end with it. A shell in a session of its
 * own waits for the end of its standard input, which ends with this process however that ends; then it takes them down and removes the
 * folder.
 */
final class DemoCluster implements AutoCloseable {

    private static final Path FOLDERS = Path.of("/run");
    private static final String STATE = "PODWIRE_LABS";
    private static final int PATIENCE_SECONDS = 30;

    private static final String LAST_WILL = """
            read -r nothing
            PODWIRE_BUILD=never "$2" lab down --all >/dev/null 2>&1
            rm -rf -- "$1"
            """;

    private final Path folder;
    private final String launcher;
    private final Process lastWill;
    private final Thread atExit;
    private Process running;
    private boolean ended;

    private DemoCluster(Path folder, String launcher, Process lastWill) {
        this.folder = folder;
        this.launcher = launcher;
        this.lastWill = lastWill;
        // Ctrl-C: gone when the prompt is back, not some milliseconds later.
        atExit = new Thread(this::end, "podwire-demo-end");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * A folder for the state, and what removes it. No cluster is made yet.
     *
     * @throws NotPermitted without root
     */
    static DemoCluster prepare() {
        Path folder;
        try {
            folder = Files.createTempDirectory(FOLDERS, "podwire-demo-");
        } catch (IOException e) {
            throw new NotPermitted(
                    "a folder in " + FOLDERS + ": EACCES (Permission denied)",
                    "needs: root, or CAP_SYS_ADMIN and CAP_NET_ADMIN",
                    "try:   sudo podwire demo");
        }
        String launcher = System.getProperty("podwire.launcher", "podwire");
        ProcessBuilder builder = new ProcessBuilder(
                "setsid", "/bin/sh", "-c", LAST_WILL, "podwire-demo-end", folder.toString(), launcher);
        builder.environment().put(STATE, folder.toString());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            return new DemoCluster(folder, launcher, builder.start());
        } catch (IOException e) {
            folder.toFile().delete();
            throw new Unsupported("setsid: " + e.getMessage(), "needs: setsid (util-linux)");
        }
    }

    /**
     * Runs podwire, with these clusters as the only ones.
     *
     * @param arguments as for a shell
     * @param lines is given its output, standard error included, line by line
     * @return its exit status
     */
    int podwire(String arguments, Consumer<String> lines) {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "exec \"$0\" " + arguments, launcher);
        builder.environment().put(STATE, folder.toString());
        builder.environment().put("PODWIRE_BUILD", "never");
        builder.redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile());
        try {
            Process process = start(builder);
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                output.lines().forEach(lines);
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new Unsupported(launcher + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unsupported("interrupted");
        }
    }

    /** The next command must not begin while the clusters are taken down: it would find none, and leave its own traces. */
    private synchronized Process start(ProcessBuilder builder) throws IOException {
        if (ended) {
            throw new Unsupported("interrupted");
        }
        running = builder.start();
        return running;
    }

    /** Takes the clusters down, and waits until they are gone. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }

    private void end() {
        synchronized (this) {
            ended = true;
            if (running != null) {
                running.destroy();
            }
        }
        try {
            lastWill.getOutputStream().close();
            lastWill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            // closed already: its standard input has ended
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
