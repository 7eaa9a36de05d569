package io.podwire.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;

/**
 * A real terminal with a program on it, played by a tmux server of its own: keys go in, the screen can be looked at. What is waited for
 * is always something on the screen.
 */
public final class TmuxScreen implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final long GLANCE_MILLIS = 50;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String socket = "pwt-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();

    private String server;

    /**
     * Starts a program; the test is skipped, with the reason, where there is no tmux.
     *
     * @param columns of the terminal
     * @param rows of the terminal
     * @param command program and arguments; its end is written on the screen as {@code ended STATUS}
     */
    public TmuxScreen(int columns, int rows, String... command) {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/tmux")), "no tmux to play a terminal with");
        List<String> words = new ArrayList<>(List.of(
                "new-session",
                "-d",
                "-x",
                String.valueOf(columns),
                "-y",
                String.valueOf(rows),
                "sh",
                "-c",
                "trap : INT QUIT; \"$@\"; echo ended $?; exec sleep 600",
                "screen"));
        words.addAll(Arrays.asList(command));
        tmux(words.toArray(String[]::new));
    }

    private String tmux(String... words) {
        List<String> command = new ArrayList<>(List.of("tmux", "-L", socket, "-f", "/dev/null"));
        command.addAll(Arrays.asList(words));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Types a text as it stands. */
    public TmuxScreen type(String text) {
        tmux("send-keys", "-l", "--", text);
        return this;
    }

    /** Types a text and Enter. */
    public TmuxScreen enter(String text) {
        type(text);
        return key("Enter");
    }

    /** Presses a key by tmux's name for it: {@code C-c}, {@code Tab}, {@code Up}. */
    public TmuxScreen key(String name) {
        tmux("send-keys", name);
        return this;
    }

    /** Gives the terminal another size. */
    public void resize(int columns, int rows) {
        tmux("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(rows));
    }

    /** What stands on the screen, without blanks at the end of lines and without empty lines at the end. */
    public String text() {
        return tmux("capture-pane", "-p").stripTrailing();
    }

    /** The same with the escapes of its colors. */
    public String colored() {
        return tmux("capture-pane", "-p", "-e").stripTrailing();
    }

    /** The last line that is not empty. */
    public String lastLine() {
        String text = text();
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    /** Waits until a text is on the screen. */
    public String await(String part) {
        return await("'" + part + "'", text -> text.contains(part));
    }

    /**
     * Waits until the screen is as wanted.
     *
     * @param what for the message of the error
     * @return the screen
     */
    public String await(String what, Predicate<String> wanted) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String text = text();
            if (wanted.test(text)) {
                return text;
            }
            if (System.nanoTime() - until > 0) {
                throw new AssertionError("waited in vain for " + what + " on the screen:\n" + text);
            }
            try {
                Thread.sleep(GLANCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** From now on nobody reads what is written to the terminal; nothing else can be asked of it until {@link #thaw}. */
    public void freeze() {
        server = tmux("display-message", "-p", "#{pid}").strip();
        signal("STOP");
    }

    /** It goes on as before. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, server).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether the cursor is seen. */
    public boolean cursor() {
        return tmux("display-message", "-p", "#{cursor_flag}").strip().equals("1");
    }

    /** Whether a program has the alternate screen, which hides what was there before. */
    public boolean alternate() {
        return tmux("display-message", "-p", "#{alternate_on}").strip().equals("1");
    }

    /** Process id of the program. */
    public long pid() {
        long shell = Long.parseLong(tmux("display-message", "-p", "#{pane_pid}").strip());
        return ProcessHandle.of(shell)
                .flatMap(handle -> handle.children().findFirst())
                .map(ProcessHandle::pid)
                .orElseThrow();
    }

    /** Ends the server and with it what runs on the terminal. */
    @Override
    public void close() {
        tmux("kill-server");
    }
}
