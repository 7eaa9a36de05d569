package io.podwire.engine.probe;

import io.podwire.api.probe.RttClock;

/**
 * How long something took, and by whose clock.
 *
 * @param nanos at least 0
 */
record Timing(long nanos, RttClock clock) {

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
        long nanos = seen - flight.leftStamp();
        Timing own = untilNow(flight);
        return seen == 0 || nanos < 0 || nanos > own.nanos() + CLOCKS_DIFFER ? own : new Timing(nanos, RttClock.KERNEL);
    }

    /** The clock on the wall may be slewed by 500 ppm; more than this in a probe's time, and it was set. */
    private static final long CLOCKS_DIFFER = 100_000_000L;
}
