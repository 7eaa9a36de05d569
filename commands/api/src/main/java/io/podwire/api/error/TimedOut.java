package io.podwire.api.error;

import java.util.List;

/** The deadline passed before the answer was complete. */
public final class TimedOut extends PodwireException {

    private static final long serialVersionUID = 1L;

    public TimedOut(String message, String... hints) {
        super(message, List.of(hints), null);
    }

    public TimedOut(String message, Throwable cause, String... hints) {
        super(message, List.of(hints), cause);
    }

    @Override
    public int exitCode() {
        return 6;
    }
}
