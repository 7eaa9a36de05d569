package io.podwire.shell.agent;

import io.podwire.api.value.TargetRef;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How a command is to be run over there.
 *
 * @param in the place it asks in; null for the host's own network
 * @param root directory under which the host's files are; null for {@code /}
 * @param timeout after which it ends with what it has; null: never
 * @param window items that may be under way, at least 2: the memory that a slow reader takes
 * @param notes takes what the user should know beside the result; called on the connection's thread, so it must not wait
 */
public record CallOptions(TargetRef in, String root, Duration timeout, int window, Consumer<String> notes) {

    /** The window that serves well: larger ones bring nothing. */
    public static final int WINDOW = 1000;

    public CallOptions {
        if (window < 2) {
            throw new IllegalArgumentException("a window of " + window);
        }
    }

    /** The same in another place. */
    CallOptions at(TargetRef place) {
        return new CallOptions(place, root, timeout, window, notes);
    }

    /** In the host's own network, without end. */
    public static CallOptions plain(Consumer<String> notes) {
        return new CallOptions(null, null, null, WINDOW, notes);
    }
}
