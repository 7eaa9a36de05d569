package io.podwire.api.error;

import java.util.List;

/** A privilege is missing. The hints name it and say how to get it. */
public final class NotPermitted extends PodwireException {

    private static final long serialVersionUID = 1L;

    public NotPermitted(String message, String... hints) {
        super(message, List.of(hints), null);
    }

    public NotPermitted(String message, Throwable cause, String... hints) {
        super(message, List.of(hints), cause);
    }

    @Override
    public int exitCode() {
        return 4;
    }
}
