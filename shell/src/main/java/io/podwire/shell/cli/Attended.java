package io.podwire.shell.cli;

import io.podwire.api.host.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * A program elsewhere whose streams are ours: what we are given to read it reads, what it writes we write, Ctrl-C goes to it.
 *
 * @param child the program; closed at its end
 * @param in what it reads
 */
public record Attended(ChildProcess child, InputStream in, Console console, Patience patience) {

    private static final int SIGINT = 2;
    private static final int BUFFER = 32 << 10;
    private static final Duration GLANCE = Duration.ofMillis(100);

    /** Waits for its end. @return its status */
    public int status() {
        try (child) {
            Thread input = pump("stdin", in, child.stdin(), true);
            Thread output = pump("stdout", child.stdout(), console.out(), false);
            Thread errors = pump("stderr", child.stderr(), console.err(), false);
            Integer status = null;
            boolean told = false;
            while (status == null) {
                if (!told && patience.getAsBoolean()) {
                    child.signal(SIGINT);
                    told = true;
                }
                status = child.waitFor(GLANCE);
            }
            output.join();
            errors.join();
            input.interrupt();
            return status;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exit.INTERRUPTED;
        }
    }

    private static Thread pump(String name, InputStream from, OutputStream to, boolean close) {
        Thread thread = new Thread(() -> copy(from, to, close), "program-" + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Each piece at once: a person may wait for it. */
    private static void copy(InputStream from, OutputStream to, boolean close) {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                to.write(buffer, 0, n);
                to.flush();
            }
        } catch (IOException e) {
            // the reader is gone: the program will see it by its own writing, or has ended
        } finally {
            if (close) {
                close(to);
            }
        }
    }

    private static void close(OutputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // it has ended
        }
    }
}
