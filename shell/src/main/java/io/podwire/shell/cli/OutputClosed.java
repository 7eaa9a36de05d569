package io.podwire.shell.cli;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Nobody reads the output any more ({@code podwire links | head -1}), or it can't be written. */
public final class OutputClosed extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    public OutputClosed(IOException cause) {
        super(cause);
    }

    /** True where the reader went away, which is no error of anybody's. */
    public boolean byReader() {
        String message = String.valueOf(getCause().getMessage());
        return message.contains("Broken pipe") || message.contains("Connection reset");
    }
}
