package io.podwire.packets.stats;

/**
 * Times in microseconds, kept as how many fell into steps that grow with the time: 16 steps each doubling, so a step is at most 6 % wide and
 * its middle within 4 %, whatever the number of times.
 */
final class Latencies {

    private static final int STEPS = 16;
    private static final int SHIFT = 4;

    private final int[] counts = new int[STEPS * (64 - SHIFT)];
    private long count;
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;

    /** @param micros less than 0, by a clock that was set back, counts as 0 */
    void add(long micros) {
        long time = Math.max(0, micros);
        counts[step(time)]++;
        count++;
        least = Math.min(least, time);
        most = Math.max(most, time);
    }

    /** Below 16 each number is a step; above, the four bits behind the leading one tell it. */
    private static int step(long micros) {
        int above = Math.max(0, 63 - Long.numberOfLeadingZeros(micros | 1) - SHIFT);
        return above * STEPS + (int) (micros >>> above);
    }

    private static long middle(int step) {
        int above = Math.max(0, step / STEPS - 1);
        long first = (long) (step - above * STEPS) << above;
        return first + ((1L << above) - 1) / 2;
    }

    /** Null without any. */
    Long least() {
        return count == 0 ? null : (Long) least;
    }

    /** Null without any. */
    Long most() {
        return count == 0 ? null : (Long) most;
    }

    /**
     * The time that so many of all do not exceed.
     *
     * @param share above 0, at most 1
     * @return null without any
     */
    Long share(double share) {
        long wanted = (long) Math.ceil(share * count);
        for (int step = 0; step < counts.length; step++) {
            wanted -= counts[step];
            if (wanted <= 0 && count > 0) {
                return Math.min(most, Math.max(least, middle(step)));
            }
        }
        return null;
    }
}
