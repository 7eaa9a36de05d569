package io.podwire.api.error;

import java.util.List;

/** A host could not be reached. */
public final class Unreachable extends PodwireException {

    private static final long serialVersionUID = 1L;

    public Unreachable(String message, String... hints) {
        super(message, List.of(hints), null);
    }

    public Unreachable(String message, Throwable cause, String... hints) {
        super(message, List.of(hints), cause);
    }

    @Override
    public int exitCode() {
        return 5;
    }
}
