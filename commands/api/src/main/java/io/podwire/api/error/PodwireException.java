package io.podwire.api.error;

import java.util.List;

/**
 * A refusal or failure that a person can do something about. The type says who can mend it and gives the exit code.
 *
 * <p>Messages are lower case and hold, in this order: the subject as the user would type it, what was tried, the cause.
 * A system call is named with its arguments and its errno by name. {@link #hints()} are complete lines of the form
 * {@code try: sudo podwire …}, shown indented below the message.
 */
public abstract sealed class PodwireException extends RuntimeException
        permits BadData,
                BadUse,
                NotFound,
                NotPermitted,
                NotStarted,
                NotWritten,
                ScriptFailed,
                TimedOut,
                Unreachable,
                Unsupported {

    private static final long serialVersionUID = 1L;

    private final transient List<String> hints;

    PodwireException(String message, List<String> hints, Throwable cause) {
        super(message, cause);
        this.hints = List.copyOf(hints);
    }

    /** Exit status of the process when this ends a command; see {@code docs/exit-codes.md}. */
    public abstract int exitCode();

    /** Lines that tell what is needed and what to try, without indentation; may be empty. */
    public List<String> hints() {
        return hints == null ? List.of() : hints;
    }
}
