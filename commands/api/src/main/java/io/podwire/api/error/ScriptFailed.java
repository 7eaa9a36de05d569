package io.podwire.api.error;

import java.util.List;

/**
 * A script can't be read, or ended by an error. The message begins with where ({@code check.groovy line 3}); the hints begin with the
 * script's own line.
 */
public final class ScriptFailed extends PodwireException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * @param exitCode that of the {@link PodwireException} which the script did not catch; 2 where the script itself is wrong
     * @param cause what happened, for {@code --debug}; null where the script was never run
     */
    public ScriptFailed(String message, int exitCode, Throwable cause, String... hints) {
        super(message, List.of(hints), cause);
        this.exitCode = exitCode;
    }

    @Override
    public int exitCode() {
        return exitCode;
    }
}
