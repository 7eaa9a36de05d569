package io.podwire.engine.probe;

import io.podwire.api.probe.RttClock;

/**
 * How long something took, and by whose clock.
 *
 * @param nanos at least 0
 */
record Timing(long nanos, RttClock clock) {

    /** Two clocks are not read at the same moment: so far apart they may be. */
    private static final long APART = 1_000_000;

    /** Until now, by our own clock. */
    static Timing untilNow(Flight flight) {
        return new Timing(System.nanoTime() - flight.leftNanos(), RttClock.USER);
    }

    /**
     * Until the kernel saw the answer; until now where it does not say when, or where the clock on the wall was set meanwhile.
     *
     * @param seen in nanoseconds since 1970; 0: not told
     */
    static Timing until(Flight flight, long seen) {
        Timing own = untilNow(flight);
        return seen == 0 ? own : chosen(seen - flight.leftStamp(), own.nanos(), flight.wallNanos());
    }

    /**
     * The kernel's time, unless the clock it is taken by was set. Slewing is no matter: CLOCK_MONOTONIC is slewed alike, so that the two
     * differ by what one of them was set by, and by nothing else.
     *
     * @param kernels between its two stamps, by the clock on the wall
     * @param own until now, by the clock that only runs
     * @param wall until now, by the clock on the wall
     */
    static Timing chosen(long kernels, long own, long wall) {
        boolean set = Math.abs(wall - own) > APART;
        return set || kernels < 0 || kernels > own + APART
                ? new Timing(own, RttClock.USER)
                : new Timing(kernels, RttClock.KERNEL);
    }
}
