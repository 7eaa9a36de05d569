package io.podwire.api.probe;

import java.time.Duration;
import java.time.Instant;

/**
 * Sends probes from one network namespace and tells what comes of them; as many at once as one likes. It neither paces nor counts.
 *
 * <p>For one thread, but for {@link #cancel}. It holds its namespace, and looks often enough whether anybody else still does: a deleted
 * pod is let go within 2 s.
 */
public interface Prober extends AutoCloseable {

    /**
     * How long after its timeout a probe's answer is awaited, to be told as {@link Outcome#LATE}. A connection's for less than a second: not
     * until the kernel would repeat its SYN.
     */
    Duration LATE = Duration.ofSeconds(10);

    /**
     * Sends a probe; at once, and never waiting. What goes wrong with it is told as its reply.
     *
     * @throws IllegalArgumentException where a probe of that number is under way
     */
    void send(Probe probe);

    /**
     * The next reply, in the order in which they came.
     *
     * @param patience how long to wait for it; zero only looks
     * @return null where none came in that time, or {@link #cancel} was called
     * @throws io.podwire.api.error.NotFound where the namespace ended; probes under way have been told as {@link Outcome#NOT_SENT} before
     */
    Reply next(Duration patience);

    /** Probes whose first reply has not been told. */
    int underWay();

    /**
     * ICMP messages that the kernel threw away at this prober's own sockets, since it was too slow to take them: replies may be among
     * them. Known for the time until the last reply that was told as {@link Outcome#TIMED_OUT}.
     */
    default long dropped() {
        return 0;
    }

    /** How it works here. */
    ProberFacts facts();

    /** A clock that only runs, by which {@link #next} waits: pacing by it can be tested in no time. Nanoseconds from anywhere. */
    long nanos();

    /** What the clock on the wall shows. */
    Instant now();

    /** Ends a {@link #next} that waits, and all later ones at once; from any thread. */
    void cancel();

    /** Lets go of everything. Connections that are open are closed with FIN. */
    @Override
    void close();
}
