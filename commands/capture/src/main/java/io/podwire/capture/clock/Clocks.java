package io.podwire.capture.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The two clocks of a machine: the one that people read and somebody may set, and the one that only runs. Where they part by more
 * than a second, the first was set.
 */
public final class Clocks {

    /** More than a clock that is slewed (adjtime(3), at most 500 ppm) or read late goes wrong between two looks. */
    private static final long SET_NANOS = 1_000_000_000L;

    private final Clock wall;
    private final LongSupplier running;
    private long apart;

    /**
     * @param wall what people read
     * @param running nanoseconds, from anywhere
     */
    public Clocks(Clock wall, LongSupplier running) {
        this.wall = wall;
        this.running = running;
        this.apart = difference();
    }

    /** This machine's. */
    public static Clocks ofMachine() {
        return new Clocks(Clock.systemUTC(), System::nanoTime);
    }

    /** What people read. */
    public Instant now() {
        return wall.instant();
    }

    /** Nanoseconds that only run. */
    public long nanos() {
        return running.getAsLong();
    }

    /**
     * Whether somebody set the clock since the last question.
     *
     * @return how far, back is negative; null where nobody did
     */
    public Duration set() {
        long difference = difference();
        long moved = difference - apart;
        // also where it moved a little: slewed for days, it would be a second off without anybody having set it
        apart = difference;
        return Math.abs(moved) < SET_NANOS ? null : Duration.ofNanos(moved);
    }

    private long difference() {
        Instant now = wall.instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano() - running.getAsLong();
    }
}
