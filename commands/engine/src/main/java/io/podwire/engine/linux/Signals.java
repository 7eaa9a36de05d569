package io.podwire.engine.linux;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process does at a signal. */
public final class Signals {

    public static final int SIGINT = 2;
    public static final int SIGTERM = 15;
    public static final int SIGTSTP = 20;

    private static final long SIG_DFL = 0;

    static {
        Libc.load();
        Native.register(Signals.class, NativeLibrary.getProcess());
    }

    private Signals() {}

    // Native: signal(2). Changes the whole process; gives what was set before. No memory. Any thread.
    private static native long signal(int number, long handler);

    // Native: raise(3). To the calling thread; what it then does, it does to the whole process. No memory. Any thread.
    private static native int raise(int number);

    /**
     * Stops this process as Ctrl-Z does, and comes back once it goes on. Who has nobody that could let him go on, as the only process of a
     * container or a terminal, is not stopped (an orphaned process group, setpgid(2)). What the JVM had set for the signal has to be set
     * by it anew.
     */
    public static void stop() {
        signal(SIGTSTP, SIG_DFL);
        raise(SIGTSTP);
    }

    /**
     * Has a signal no longer ignored where whoever started this process set it so: a shell does that to SIGINT of what it starts with
     * {@code &}, and a JVM then refuses to handle it.
     */
    public static void heed(int number) {
        // only asked, where the JVM has a handler: set again by signal(2), it would lose its flags
        if ((ignored() >> (number - 1) & 1) == 1) {
            signal(number, SIG_DFL);
        }
    }

    /** The mask SigIgn of proc(5); 0 where it can't be read. */
    private static long ignored() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.US_ASCII)) {
                if (line.startsWith("SigIgn:")) {
                    return Long.parseUnsignedLong(
                            line.substring(line.indexOf(':') + 1).strip(), 16);
                }
            }
            return 0;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
