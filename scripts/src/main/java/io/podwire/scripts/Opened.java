package io.podwire.scripts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** The streams a script opened, so that they end with it. Does not keep one alive that the script has dropped. */
final class Opened {

    private final Set<ScriptStream<?, ?>> streams = Collections.newSetFromMap(new WeakHashMap<>());

    synchronized <E, S> ScriptStream<E, S> add(ScriptStream<E, S> stream) {
        streams.add(stream);
        return stream;
    }

    void close() {
        closeAllBut(null);
    }

    /** @param kept what goes on to be used; need not be a stream */
    void closeAllBut(Object kept) {
        List<ScriptStream<?, ?>> all;
        synchronized (this) {
            all = new ArrayList<>(streams);
            all.remove(kept);
            streams.removeAll(all);
        }
        all.forEach(ScriptStream::close);
    }
}
