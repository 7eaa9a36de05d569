package io.podwire.engine.probe;

import io.podwire.api.probe.Probe;
import io.podwire.api.probe.Prober;
import java.time.Instant;

/** A probe on its way, from its order until nothing can come of it any more. For the prober's thread. */
final class Flight {

    private final Probe probe;
    private Instant leftAt;
    private long leftNanos;
    private long leftStamp;
    private long handedOverStamp;
    private Endpoint local;
    private Runnable release;
    private Runnable stamps;
    private int mark = -1;
    private int checksum = -1;
    private long lateNanos = Prober.LATE.toNanos();

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
        leftStamp = nanosOf(leftAt);
        leftNanos = System.nanoTime();
    }

    /** The call that sends it is over. */
    void handedOver() {
        handedOverStamp = nanosOf(Instant.now());
    }

    private static long nanosOf(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    /** It left from there. @param release what is let go of once nothing can come of it any more */
    void left(Endpoint from, Runnable release) {
        this.local = from;
        this.release = release;
    }

    /** Who can be asked, when it comes to it, whether the kernel has told when it left. */
    void stampedBy(Runnable asked) {
        stamps = asked;
    }

    /**
     * The kernel says when the link got it, in nanoseconds since 1970. Only a time within the call that sent it counts: an earlier one is another
     * message's, and with a later one it has waited, for its neighbor's address or in a queue, which belongs to the round trip.
     */
    void stamped(long stamp) {
        if (stamp >= leftStamp && stamp <= handedOverStamp) {
            leftStamp = stamp;
            stamps = null;
        }
    }

    /** How long after its timeout it is still awaited; else {@link Prober#LATE}. */
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

    /** Since it left, by the clock on the wall. */
    long wallNanos() {
        return nanosOf(Instant.now()) - nanosOf(leftAt);
    }

    /** In nanoseconds since 1970: by the kernel's stamp where there is one, else by our reading of the same clock. */
    long leftStamp() {
        if (stamps != null) {
            Runnable asked = stamps;
            stamps = null;
            asked.run();
        }
        return leftStamp;
    }

    /** Null where it never left. */
    Endpoint local() {
        return local;
    }

    /** What tells a datagram apart from others of its flow: its first two octets, and its checksum; -1: it has none. */
    void marked(int by, int checksumThen) {
        mark = by;
        checksum = checksumThen;
    }

    int mark() {
        return mark;
    }

    int checksum() {
        return checksum;
    }

    void release() {
        if (release != null) {
            release.run();
            release = null;
        }
    }
}
