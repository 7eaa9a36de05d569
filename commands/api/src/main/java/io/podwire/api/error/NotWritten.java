package io.podwire.api.error;

import java.util.List;

/** A file that podwire was told to write could not be written: no space, no such folder, a device that fails. */
public final class NotWritten extends PodwireException {

    private static final long serialVersionUID = 1L;

    public NotWritten(String message, String... hints) {
        super(message, List.of(hints), null);
    }

    public NotWritten(String message, Throwable cause, String... hints) {
        super(message, List.of(hints), cause);
    }

    /** EX_IOERR of sysexits.h, as for standard output that can't be written. */
    @Override
    public int exitCode() {
        return 74;
    }
}
