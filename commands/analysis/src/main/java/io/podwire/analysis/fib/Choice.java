package io.podwire.analysis.fib;

import io.podwire.api.net.Route;
import java.util.List;

/**
 * A computed route.
 *
 * @param route as the kernel would have told it
 * @param notes what was not known and may have led elsewhere, one line each
 */
public record Choice(Route route, List<String> notes) {
    public Choice {
        notes = List.copyOf(notes);
    }
}
