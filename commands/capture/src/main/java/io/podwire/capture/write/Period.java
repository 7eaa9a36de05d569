package io.podwire.capture.write;

import java.time.Instant;

/** How long one file is written ({@code -G}): by the stamps of frames, and by the clock where none come. For one thread. */
final class Period {

    /** Longer than a ring holds frames back. */
    private static final long LATE_NANOS = 300_000_000L;

    /** No frame is so long past its period's end before the clock has ended that. */
    private static final long LATEST_NANOS = 2_000_000_000L;

    private final long length;
    private long end;

    /** The clock was set, and frames of the clock that was may still be on their way. */
    private boolean unsettled;

    /** @param length nanoseconds; 0: it never ends */
    Period(long length, Instant begin) {
        this.length = length;
        this.end = length == 0 ? Long.MAX_VALUE : nanosOf(begin) + length;
    }

    /**
     * Whether a frame is the next period's.
     *
     * <p>One that was stamped by a clock that somebody has set back since is not: by its stamp a file would begin that ends when the new
     * clock has come there too, under a name that there may be already.
     *
     * @param stamp of the frame
     */
    boolean endedBefore(long stamp) {
        return stamp >= end && !(unsettled && stamp - end > LATEST_NANOS);
    }

    /**
     * When the next begins where the clock alone ends this one. Frames that were seen before its end may still be on their way from the
     * kernel, so this is said late.
     *
     * @return null while it goes on
     */
    Instant endedBy(Instant now) {
        Instant seen = now.minusNanos(LATE_NANOS);
        return length == 0 || nanosOf(seen) < end ? null : seen;
    }

    /** The next one begins: its end is the first after that time. */
    void next(Instant time) {
        unsettled = false;
        while (end <= nanosOf(time)) {
            end += length;
        }
    }

    /** Begins anew: by the clock that was, it might end in an hour. */
    void clockSet(Instant now) {
        if (length > 0) {
            end = nanosOf(now) + length;
            unsettled = true;
        }
    }

    private static long nanosOf(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }
}
