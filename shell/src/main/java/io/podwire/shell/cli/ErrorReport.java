package io.podwire.shell.cli;

import io.podwire.api.error.PodwireException;
import io.podwire.api.value.Printable;
import java.io.PrintStream;

/** Tells what went wrong on stderr: one line, its hints, and a stack trace only for those who asked. */
public final class ErrorReport {

    private final PrintStream err;
    private final boolean traces;

    /** @param traces whether stack traces are shown */
    public ErrorReport(PrintStream err, boolean traces) {
        this.err = err;
        this.traces = traces;
    }

    /**
     * A refusal or failure that a person can mend.
     *
     * @param subject the command, or null where the message names it
     * @return its exit code
     */
    public int mendable(String subject, PodwireException e) {
        err.println((subject == null ? "" : subject + ": ") + Printable.of(String.valueOf(e.getMessage())));
        for (String hint : e.hints()) {
            err.println("  " + Printable.of(hint));
        }
        trace(e);
        return e.exitCode();
    }

    /** A defect of podwire. */
    public int defect(String subject, Throwable e) {
        err.println((subject == null ? "podwire" : subject) + ": a defect of podwire: " + Printable.of(e.toString())
                + (traces ? "" : "; please report it with the output of --debug"));
        trace(e);
        return Exit.DEFECT;
    }

    /** Output that could not be written. */
    public int output(OutputClosed e) {
        if (e.byReader()) {
            return Exit.READER_GONE;
        }
        err.println("podwire: writing the output: "
                + Printable.of(String.valueOf(e.getCause().getMessage())));
        trace(e);
        return Exit.OUTPUT;
    }

    private void trace(Throwable e) {
        if (traces) {
            e.printStackTrace(err);
        }
    }
}
