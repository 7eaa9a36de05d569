package io.podwire.engine.services;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A program that prints rules, started at once and read by a thread of its own, so that several run beside each other. */
final class RuleProgram {

    /** Between a program's end and the last of what it printed. */
    private static final long REST_MILLIS = 100;

    private final Process process;
    private final Thread reader;
    private volatile IOException failure;

    private RuleProgram(Process process, Consumer<String> lines) {
        this.process = process;
        this.reader = new Thread(() -> read(lines), "rules");
        this.reader.setDaemon(true);
    }

    /**
     * Starts it.
     *
     * @param command with the program's whole path
     * @param lines takes what it prints, but for the last line, which is cut where it was killed: of rules it is only their end. Called by
     *     another thread, as a rule until {@link #await} has returned
     */
    static RuleProgram start(List<String> command, Consumer<String> lines) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        RuleProgram program = new RuleProgram(process, lines);
        program.reader.start();
        return program;
    }

    private void read(Consumer<String> lines) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            for (String next = reader.readLine(); next != null; next = reader.readLine()) {
                lines.accept(line);
                line = next;
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    /**
     * True where it ended by itself and said that it failed: it may not read, or there is nothing of that name. Both have printed nothing.
     */
    boolean failed() {
        return !process.isAlive() && process.exitValue() != 0;
    }

    /**
     * Waits for its end; a program that takes longer is killed.
     *
     * @param until nanoseconds, as {@link System#nanoTime} counts them
     * @return false where it took longer, or could not be read to its end
     */
    boolean await(long until) {
        boolean whole = false;
        try {
            long left = until - System.nanoTime();
            whole = process.waitFor(Math.max(0, left), TimeUnit.NANOSECONDS);
            if (!whole) {
                process.destroyForcibly();
            }
            // a script that was killed may have left one that still has its output
            reader.join(REST_MILLIS + TimeUnit.NANOSECONDS.toMillis(Math.max(0, until - System.nanoTime())));
            whole &= !reader.isAlive();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        return whole && failure == null;
    }
}
