package io.podwire.api.error;

import java.util.List;

/** Bytes from the kernel, a file or a peer do not follow their format. Decoders throw nothing else. */
public final class BadData extends PodwireException {

    private static final long serialVersionUID = 1L;

    public BadData(String message, String... hints) {
        super(message, List.of(hints), null);
    }

    public BadData(String message, Throwable cause, String... hints) {
        super(message, List.of(hints), cause);
    }

    @Override
    public int exitCode() {
        return 8;
    }
}
