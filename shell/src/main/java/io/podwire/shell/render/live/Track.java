package io.podwire.shell.render.live;

/** What came of the newest probes of a row, by their number; older ones are forgotten. */
final class Track {

    /** More than any terminal is wide. */
    static final int LENGTH = 1024;

    /** Under way, or never told. */
    static final double OPEN = -1;

    static final double LOST = -2;
    static final double LATE = -3;

    /** Somebody answered, but not as one hoped. */
    static final double REFUSED = -4;

    /** It never left. */
    static final double NOT_SENT = -5;

    /** Not answered by a router that limits how often it answers. */
    static final double LIMITED = -6;

    private final double[] cells = new double[LENGTH];
    private long newest;

    /** The highest number that was told of; 0: none. */
    long newest() {
        return newest;
    }

    /**
     * Tells of a probe.
     *
     * @param number from 1; in any order
     * @param value nanoseconds of its round trip, or one of the constants
     */
    void set(long number, double value) {
        if (number <= newest - LENGTH) {
            return;
        }
        if (number > newest) {
            for (long open = Math.max(newest, number - LENGTH) + 1; open < number; open++) {
                cells[(int) (open % LENGTH)] = OPEN;
            }
            newest = number;
        }
        cells[(int) (number % LENGTH)] = value;
    }

    /** What came of a probe; {@link #OPEN} also for one that is forgotten, or was never told of. */
    double at(long number) {
        return number < 1 || number > newest || number <= newest - LENGTH ? OPEN : cells[(int) (number % LENGTH)];
    }

    /**
     * Tells otherwise of probes that were told so before.
     *
     * @param count how many of them
     * @param newestFirst or the oldest first
     * @return how many there were
     */
    long change(double from, double to, long count, boolean newestFirst) {
        long changed = 0;
        long oldest = Math.max(1, newest - LENGTH + 1);
        for (long i = 0; i <= newest - oldest && changed < count; i++) {
            long number = newestFirst ? newest - i : oldest + i;
            if (at(number) == from) {
                set(number, to);
                changed++;
            }
        }
        return changed;
    }
}
