package io.podwire.api.error;

import java.util.List;

/** What was asked for is not here: no pod, link, netns or process answers to that name. */
public final class NotFound extends PodwireException {

    private static final long serialVersionUID = 1L;

    public NotFound(String message, String... hints) {
        super(message, List.of(hints), null);
    }

    public NotFound(String message, Throwable cause, String... hints) {
        super(message, List.of(hints), cause);
    }

    @Override
    public int exitCode() {
        return 3;
    }
}
