package io.podwire.probe.path;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** How far each round went: to the target, or to which TTL. */
final class Depths {

    /** Rounds without the target that are remembered one by one: those before anybody knew how far it is are few. */
    private static final int REMEMBERED = 4096;

    private final BitSet reached = new BitSet();
    private final Map<Long, Integer> deepest = new LinkedHashMap<>();

    /** A probe left. */
    void asked(long round, int ttl) {
        if (!isReached(round) && (deepest.size() < REMEMBERED || deepest.containsKey(round))) {
            deepest.merge(round, ttl, Math::max);
        }
    }

    /** The target answered. */
    void reached(long round) {
        reached.set(Math.toIntExact(round));
        deepest.remove(round);
    }

    boolean isReached(long round) {
        return reached.get(Math.toIntExact(round));
    }

    /** Rounds in which the target answered. */
    long reached() {
        return reached.cardinality();
    }

    /** Rounds in which it did not, and nobody that far away was asked. */
    long shorterThan(int ttl) {
        return deepest.values().stream().filter(one -> one < ttl).count();
    }
}
