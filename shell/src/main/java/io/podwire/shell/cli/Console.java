package io.podwire.shell.cli;

import io.podwire.shell.render.live.LiveTerminal;
import io.podwire.shell.wiring.ProcessTerminal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where output goes, and whether a person sits there.
 *
 * @param out results
 * @param err errors, notes, gaps
 * @param outIsTerminal whether {@code out} is a terminal
 * @param errIsTerminal whether {@code err} is a terminal
 * @param noColor whether the environment asks for no colors (NO_COLOR, or TERM=dumb)
 * @param input what there is to read
 * @param terminal what can be drawn on, where {@code out} is a terminal
 */
public record Console(
        java.io.OutputStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        boolean noColor,
        Input input,
        LiveTerminal terminal) {

    /** One that nothing can be drawn on. */
    public Console(
            java.io.OutputStream out,
            PrintStream err,
            boolean outIsTerminal,
            boolean errIsTerminal,
            boolean noColor,
            Input input) {
        this(out, err, outIsTerminal, errIsTerminal, noColor, input, LiveTerminal.NONE);
    }

    /** What stands behind the standard input. */
    public enum Input {
        /** A person. */
        TERMINAL,
        /** A file or a pipe, or a terminal of somebody who wants the output elsewhere. */
        LINES,
        /** {@code /dev/null}, or it is closed. */
        NOTHING
    }

    /** The process's own. */
    public static Console ofProcess() {
        String noColor = System.getenv("NO_COLOR");
        String type = System.getenv("TERM");
        boolean dumb = type == null || type.isEmpty() || type.equals("dumb");
        return new Console(
                new java.io.FileOutputStream(java.io.FileDescriptor.out),
                new PrintStream(
                        new java.io.FileOutputStream(java.io.FileDescriptor.err),
                        true,
                        java.nio.charset.StandardCharsets.UTF_8),
                isTerminal(1),
                isTerminal(2),
                (noColor != null && !noColor.isEmpty()) || "dumb".equals(System.getenv("TERM")),
                inputOf(linkOf(0), isTerminal(1)),
                isTerminal(1) && !dumb ? new ProcessTerminal(isTerminal(0)) : LiveTerminal.NONE);
    }

    /** One that keeps what is written, for a program within a program. */
    public static Console notATerminal(java.io.OutputStream out, PrintStream err) {
        return new Console(out, err, false, false, true, Input.NOTHING);
    }

    static Input inputOf(String file, boolean outIsTerminal) {
        if (file.isEmpty() || file.equals("/dev/null")) {
            return Input.NOTHING;
        }
        return isTerminal(file) && outIsTerminal ? Input.TERMINAL : Input.LINES;
    }

    /**
     * Whether a descriptor is a terminal, told by what it is a link to: isatty(3) would need a native call (120 ms cold), and
     * {@code System.console()} looks at both ends at once and has changed its meaning with Java 22.
     */
    private static boolean isTerminal(int descriptor) {
        return isTerminal(linkOf(descriptor));
    }

    private static boolean isTerminal(String file) {
        return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty") || file.equals("/dev/console");
    }

    /** Empty where it is closed. */
    private static String linkOf(int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
        } catch (IOException e) {
            return "";
        }
    }
}
