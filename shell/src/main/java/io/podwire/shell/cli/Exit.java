package io.podwire.shell.cli;

/** Exit codes that no {@link io.podwire.api.error.PodwireException} carries; {@code podwire help exit-codes} explains all. */
public final class Exit {

    /** Looked, and everything is fine. */
    public static final int OK = 0;

    /** Looked, and a finding fails. */
    public static final int FINDING = 1;

    /** The command line is not well formed. */
    public static final int BAD_USE = 2;

    /** The deadline passed. */
    public static final int TIMED_OUT = 6;

    /** A defect of podwire. */
    public static final int DEFECT = 70;

    /** The output can't be written (EX_IOERR of sysexits.h). */
    public static final int OUTPUT = 74;

    /** podwire itself failed before the program it was to become. */
    public static final int NOT_STARTED = 125;

    /** Ended by Ctrl-C: 128 + SIGINT. */
    public static final int INTERRUPTED = 130;

    /** Nobody reads the output: 128 + SIGPIPE, what any other tool in a pipe ends with. */
    public static final int READER_GONE = 141;

    private Exit() {}
}
