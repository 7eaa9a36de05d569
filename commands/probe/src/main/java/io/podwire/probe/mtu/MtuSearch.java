package io.podwire.probe.mtu;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Searches the largest size that passes, one trial after the other: first whether anything passes at all, then the largest there is, and
 * between these by halves, but first where somebody said that the limit is. That a size passed is proof. That nothing came back is not:
 * where the search ends by silence, it is tried again until loss can't explain it, and if it passes after all, the search goes on above it.
 */
final class MtuSearch {

    /** So improbable may it be that what was lost is taken for too large. */
    private static final double RISK = 1e-4;

    private static final int MOST_TRIALS = 6;

    private final int floor;
    private final int top;
    private final int triesEach;
    private final NavigableSet<Integer> hints = new TreeSet<>();
    private final NavigableSet<Integer> fails = new TreeSet<>();
    private final NavigableSet<Integer> proven = new TreeSet<>();
    private final Map<Integer, Integer> silences = new HashMap<>();
    private int passes;
    private double loss;

    /**
     * @param floor a small size, above 0
     * @param top the largest to try, not below {@code floor}
     * @param triesEach probes that a silent trial has
     */
    MtuSearch(int floor, int top, int triesEach) {
        this.floor = floor;
        this.top = top;
        this.triesEach = triesEach;
    }

    /** The limit is probably there. */
    void hint(int size) {
        hints.add(size);
    }

    /** Of packets that fit, so many were lost: 0 to 1. */
    void loss(double share) {
        loss = share;
    }

    /** Size of the next trial; 0: the search is over. */
    int next() {
        if (passes == 0) {
            return fails.contains(floor) && enough(floor) ? 0 : floor;
        } else if (fails.isEmpty()) {
            return passes == top ? 0 : top;
        }
        int high = fails.first();
        if (high == passes + 1) {
            return enough(high) ? 0 : high;
        }
        for (int hint : hints) {
            if (hint > passes && hint < high) {
                return hint;
            } else if (hint == passes) {
                return passes + 1;
            }
        }
        return (passes + high) / 2;
    }

    private boolean enough(int size) {
        int trials = silences.getOrDefault(size, 0);
        // two trials at least: a single burst of loss is shorter than both
        boolean sure = trials >= 2 && Math.pow(loss, (double) triesEach * trials) < RISK;
        return proven.contains(size) || sure || trials >= MOST_TRIALS;
    }

    /** One passed; may be told of any size, also late. */
    void passed(int size) {
        passes = Math.max(passes, size);
        fails.headSet(size, true).clear();
    }

    /** Somebody said that it is too large. @param mtu what fits there; null where nobody said */
    void tooBig(int size, Integer mtu) {
        if (size > passes) {
            fails.add(size);
            proven.add(size);
        }
        if (mtu != null && mtu >= floor && mtu < size) {
            hint(mtu);
        }
    }

    /** A whole trial had no answer. */
    void silent(int size) {
        if (size > passes) {
            fails.add(size);
            silences.merge(size, 1, Integer::sum);
        }
    }

    /** The largest that passed; null where none did. */
    Integer passes() {
        return passes == 0 ? null : Integer.valueOf(passes);
    }

    /** The smallest that did not; null where all did. */
    Integer fails() {
        return fails.isEmpty() ? null : fails.first();
    }

    /** Whether it is only silence that says so. */
    boolean silence() {
        return !fails.isEmpty() && !proven.contains(fails.first());
    }
}
