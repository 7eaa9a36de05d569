package io.podwire.packets.stats;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A table of so many entries: for one more, that which was used least recently goes. */
final class Recent<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;
    private final transient Consumer<V> gone;

    /** @param gone takes what goes */
    Recent(int most, Consumer<V> gone) {
        super(64, 0.75f, true);
        this.most = most;
        this.gone = gone;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        if (size() <= most) {
            return false;
        }
        gone.accept(eldest.getValue());
        return true;
    }
}
