package io.podwire.engine.enter;

import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * The standard streams of a child. The child's ends are close-on-exec numbers that a spawning thread copies onto 0, 1 and 2 of its own
 * table; ours become Java streams.
 */
final class StandardStreams {

    private final int[] theirs;
    private final OutputStream stdin;
    private final InputStream stdout;
    private final InputStream stderr;

    private StandardStreams(int[] theirs, OutputStream stdin, InputStream stdout, InputStream stderr) {
        this.theirs = theirs;
        this.stdin = stdin;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /** Three pipes. */
    static StandardStreams pipes() {
        ThreadCalls.load();
        int[] in = pipe();
        int[] out = pipe();
        int[] err = pipe();
        return new StandardStreams(new int[] {in[0], out[1], err[1]}, output(in[1]), input(out[0]), input(err[0]));
    }

    /** A pipe to write into; what the child writes is thrown away. */
    static StandardStreams listener() {
        ThreadCalls.load();
        int[] in = pipe();
        int[] theirs = {in[0], nothing(), nothing()};
        return new StandardStreams(theirs, output(in[1]), InputStream.nullInputStream(), InputStream.nullInputStream());
    }

    /** This process's own: nothing is replaced, and nothing is for us to read or write. */
    static StandardStreams inherited() {
        return new StandardStreams(
                new int[0],
                OutputStream.nullOutputStream(),
                InputStream.nullInputStream(),
                InputStream.nullInputStream());
    }

    private static int nothing() {
        try {
            return Step.done(
                    Libc.open(NativeText.of("/dev/null"), ThreadCalls.O_RDWR | Libc.O_CLOEXEC, 0), "open(/dev/null)");
        } catch (SystemCallException e) {
            throw OpenNamespaces.failure(e);
        }
    }

    private static int[] pipe() {
        int[] ends = new int[2];
        try {
            Step.done(ThreadCalls.pipe2(ends, Libc.O_CLOEXEC), "pipe2()");
        } catch (SystemCallException e) {
            throw OpenNamespaces.failure(e);
        }
        return ends;
    }

    /** A Java stream on our end. Java opens files only by name; a pipe's name under /proc opens the same pipe again. */
    private static OutputStream output(int fd) {
        try {
            return new FileOutputStream("/proc/self/fd/" + fd);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Libc.close(fd);
        }
    }

    private static InputStream input(int fd) {
        try {
            // Read as a stream only: FileInputStream's bulk methods ask a file for its length, which a pipe has not
            // (ESPIPE).
            return new FilterInputStream(new FileInputStream("/proc/self/fd/" + fd)) {};
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Libc.close(fd);
        }
    }

    /** True where the child has this process's own. */
    boolean ours() {
        return theirs.length == 0;
    }

    /** Puts the child's ends in place: on a thread with a table of its own, since the JVM's own streams are replaced there. */
    void install() throws SystemCallException {
        for (int i = 0; i < theirs.length; i++) {
            Step.done(ThreadCalls.dup2(theirs[i], i), "dup2(" + theirs[i] + ", " + i + ")");
        }
    }

    /** Lets go of the child's ends, or their end would never be seen. */
    void release() {
        for (int fd : theirs) {
            Libc.close(fd);
        }
    }

    OutputStream stdin() {
        return stdin;
    }

    InputStream stdout() {
        return stdout;
    }

    InputStream stderr() {
        return stderr;
    }

    /** Closes ours. */
    void close() {
        try (stdin;
                stdout;
                stderr) {
            // Closed in this order, each whatever the others do.
        } catch (IOException e) {
            // What was still to be written has no reader any more.
        }
    }
}
