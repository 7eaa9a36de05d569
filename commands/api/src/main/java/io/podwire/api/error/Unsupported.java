package io.podwire.api.error;

import java.util.List;

/** This kernel, host or build cannot do it; the message names what is missing. */
public final class Unsupported extends PodwireException {

    private static final long serialVersionUID = 1L;

    public Unsupported(String message, String... hints) {
        super(message, List.of(hints), null);
    }

    public Unsupported(String message, Throwable cause, String... hints) {
        super(message, List.of(hints), cause);
    }

    @Override
    public int exitCode() {
        return 7;
    }
}
