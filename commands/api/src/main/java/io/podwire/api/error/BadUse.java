package io.podwire.api.error;

import java.util.List;

/** The request is not well formed, or names several things where one is needed. Mended by whoever typed it. */
public final class BadUse extends PodwireException {

    private static final long serialVersionUID = 1L;

    public BadUse(String message, String... hints) {
        super(message, List.of(hints), null);
    }

    public BadUse(String message, Throwable cause, String... hints) {
        super(message, List.of(hints), cause);
    }

    @Override
    public int exitCode() {
        return 2;
    }
}
