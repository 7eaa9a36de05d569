package io.podwire.api.error;

import java.util.List;

/** A program that was to be run could not be. The status is that of every wrapping command (env(1), timeout(1)). */
public final class NotStarted extends PodwireException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** podwire or the kernel failed before the program was looked for. */
        FAILED(125),
        /** The program is there but can't be executed. */
        NOT_EXECUTABLE(126),
        /** There is no such program. */
        NO_SUCH_PROGRAM(127);

        private final int status;

        Reason(int status) {
            this.status = status;
        }
    }

    private final Reason reason;

    public NotStarted(Reason reason, String message, String... hints) {
        super(message, List.of(hints), null);
        this.reason = reason;
    }

    public NotStarted(Reason reason, String message, Throwable cause, String... hints) {
        super(message, List.of(hints), cause);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    @Override
    public int exitCode() {
        return reason.status;
    }
}
