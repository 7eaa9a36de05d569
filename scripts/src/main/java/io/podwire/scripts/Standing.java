package io.podwire.scripts;

import io.podwire.api.value.TargetRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Where the calls of a thread look: what {@code inside(…) { … }} says, the innermost first. */
final class Standing {

    private final ThreadLocal<Deque<TargetRef>> places = new ThreadLocal<>();

    /** The innermost place; null where nothing was said. */
    TargetRef place() {
        Deque<TargetRef> said = places.get();
        return said == null ? null : said.peek();
    }

    /** Does something in a place, and leaves the place however that ends. */
    <T> T in(TargetRef place, Supplier<T> work) {
        Deque<TargetRef> said = places.get();
        if (said == null) {
            said = new ArrayDeque<>();
            places.set(said);
        }
        said.push(place);
        try {
            return work.get();
        } finally {
            said.pop();
            if (said.isEmpty()) {
                places.remove();
            }
        }
    }
}
