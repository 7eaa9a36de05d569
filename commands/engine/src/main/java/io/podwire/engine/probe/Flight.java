package io.podwire.engine.probe;

import io.podwire.api.probe.Probe;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A probe on its way, from its order until nothing can come of it any more. For the prober's thread. */
final class Flight {

    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Probe probe;
    private Instant leftAt;
    private long leftNanos;
    private long leftStamp;
    private Endpoint local;
    private Runnable release;
    private long lateNanos = LATE_NANOS;

    /** The time when its timer rings, and a number that tells those of the same time apart; see {@link Flights}. */
    long due;

    long order;

    /** Whether its first reply was told. */
    boolean told;

    /** Whether nothing can come of it any more. */
    boolean over;

    Flight(Probe probe) {
        this.probe = probe;
        leaves();
    }

    Probe probe() {
        return probe;
    }

    /** It leaves now: called right before the call that sends it. */
    void leaves() {
        leftAt = Instant.now();
        leftStamp = leftAt.getEpochSecond() * 1_000_000_000L + leftAt.getNano();
        leftNanos = System.nanoTime();
    }

    /** It left from there. @param release what is let go of once nothing can come of it any more */
    void left(Endpoint from, Runnable release) {
        this.local = from;
        this.release = release;
    }

    /** The kernel says when it left, in nanoseconds since 1970; a time before it was handed over is another message's. */
    void stamped(long stamp) {
        if (stamp >= leftStamp) {
            leftStamp = stamp;
        }
    }

    /** How long after its timeout it is still awaited; else 10 s. */
    void keepLate(long nanos) {
        lateNanos = nanos;
    }

    long lateNanos() {
        return lateNanos;
    }

    Instant leftAt() {
        return leftAt;
    }

    /** By {@link System#nanoTime}. */
    long leftNanos() {
        return leftNanos;
    }

    /** In nanoseconds since 1970: by the kernel's stamp where there is one, else by our reading of the same clock. */
    long leftStamp() {
        return leftStamp;
    }

    /** Null where it never left. */
    Endpoint local() {
        return local;
    }

    void release() {
        if (release != null) {
            release.run();
            release = null;
        }
    }
}
