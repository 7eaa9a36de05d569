package io.podwire.scripts.lab.live;

import io.podwire.api.error.TimedOut;
import io.podwire.api.error.Unsupported;
import io.podwire.api.value.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A shell inside of a lab that does what is written to it, and ends with its standard input: so with this process, however that ends.
 * What runs in a place is a shell of its own there, given its script by descriptor 3, so that nothing it starts can read the rest.
 */
final class LabShell implements AutoCloseable {

    private static final char MARK = '\u0001';
    private static final String DONE = MARK + "done ";
    private static final String TRACE = MARK + "+ ";
    private static final String END_OF_SCRIPT = "PODWIRE_END_OF_SCRIPT";
    private static final int LINES_KEPT = 200;
    private static final String CLOSED = "";

    private final Process process;
    private final Writer input;
    private final BooleanSupplier cancelled;
    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();

    /**
     * @param process a shell, or what becomes one; its stderr goes where its output does
     * @param cancelled true once nobody waits any more
     */
    LabShell(Process process, BooleanSupplier cancelled) {
        this.process = process;
        this.cancelled = cancelled;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "lab-output");
        reader.setDaemon(true);
        reader.start();
        // what a shell finds there differs between machines and users; what a lab does must not
        tell("export LC_ALL=C PATH=\"$PATH:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin\"; umask 022; cd /\n");
    }

    /**
     * What came of a script.
     *
     * @param status exit status
     * @param lines what it wrote, standard error included; the last {@value #LINES_KEPT}
     * @param last the command that ran last, as the shell saw it; null where it was not traced
     * @param sinceLast what was written after that began
     */
    record Ran(int status, List<String> lines, String last, List<String> sinceLast) {}

    /** Runs a script with {@code sh -e}; the first command that fails ends it. */
    Ran run(Entrance place, String script) {
        return ask(place, "set -e\nPS4='" + TRACE + "'\nset -x\n" + script, "-e");
    }

    /** Runs a script as a person would at a prompt: a failing command does not end it. */
    Ran look(Entrance place, String script) {
        return ask(place, script, "");
    }

    private Ran ask(Entrance place, String script, String flag) {
        if (script.contains(END_OF_SCRIPT)) {
            throw new Unsupported("a script of a lab can't contain " + END_OF_SCRIPT);
        }
        tell(place.command() + " sh " + flag + (flag.isEmpty() ? "" : " ") + "/dev/fd/3 </dev/null 3<<'" + END_OF_SCRIPT
                + "'\n" + script + "\n" + END_OF_SCRIPT + "\nprintf '\\001done %d\\n' $?\n");
        Deque<String> lines = new ArrayDeque<>();
        List<String> sinceLast = new ArrayList<>();
        String last = null;
        while (true) {
            String line = next();
            if (line == null) {
                throw new Unsupported("the lab's shell ended" + said(lines));
            }
            int end = line.indexOf(DONE);
            if (end > 0) {
                keep(lines, line.substring(0, end));
                sinceLast.add(line.substring(0, end));
            }
            if (end >= 0) {
                return new Ran(
                        Integer.parseInt(line.substring(end + DONE.length())), List.copyOf(lines), last, sinceLast);
            }
            if (line.startsWith(TRACE)) {
                last = line.substring(TRACE.length());
                sinceLast.clear();
            } else {
                keep(lines, line);
                if (sinceLast.size() < LINES_KEPT) {
                    sinceLast.add(line);
                }
            }
        }
    }

    private static void keep(Deque<String> lines, String line) {
        lines.add(line);
        if (lines.size() > LINES_KEPT) {
            lines.remove();
        }
    }

    private static String said(Deque<String> lines) {
        return lines.isEmpty() ? "" : ": " + Printable.of(lines.getLast());
    }

    /** Writes to the shell itself. */
    private void tell(String text) {
        try {
            input.write(text);
            input.flush();
        } catch (IOException e) {
            // it is gone: the reader sees the end, and what was said before it
        }
    }

    /** Lets the shell become what keeps the lab alive without us. */
    void stay() {
        tell("exec </dev/null; printf '\\001done 0\\n'; exec >/dev/null 2>&1; " + LabSetup.IDLE + "\n");
        String line = next();
        if (line == null || !line.equals(DONE + "0")) {
            throw new Unsupported("the lab's shell ended at the last moment");
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line + "\n");
            }
        } catch (IOException e) {
            // it ended
        }
        output.add(CLOSED);
    }

    /** The next line; null at the end. */
    private String next() {
        try {
            while (true) {
                if (cancelled.getAsBoolean()) {
                    throw new TimedOut("ended before it was done");
                }
                String line = output.poll(50, TimeUnit.MILLISECONDS);
                if (line == CLOSED) {
                    return null;
                } else if (line != null) {
                    return line.substring(0, line.length() - 1);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimedOut("interrupted");
        }
    }

    /** Ends the shell. */
    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException e) {
            // it is gone already
        }
    }
}
