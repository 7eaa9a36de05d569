package io.podwire.testkit;

import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.Probe;
import io.podwire.api.probe.Prober;
import io.podwire.api.probe.ProberFacts;
import io.podwire.api.probe.Reply;
import io.podwire.api.probe.RttClock;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;

/**
 * A prober in a network that is a function, by a clock that runs only while somebody waits: an hour of probes takes no time. Strict: a
 * number that is under way twice, and a probe after {@link #close}, fail the test. Probes leave from {@link #OWN_4} or {@link #OWN_6} where
 * they are not told from where, each from a port of its own.
 *
 * <pre>{@code
 * FakeProber prober = new FakeProber(FakeProber.answersAfter(Duration.ofMillis(3)));
 * }</pre>
 */
public final class FakeProber implements Prober {

    /** What a network does with a probe, and how long that takes. */
    public record Fate(
            Outcome outcome, Duration after, IpAddress from, IcmpMessage icmp, Octets payload, String problem) {

        /** One that left; or did not, since no route leads there. */
        public Fate(Outcome outcome, Duration after, IpAddress from, IcmpMessage icmp, Octets payload) {
            this(
                    outcome,
                    after,
                    from,
                    icmp,
                    payload,
                    outcome == Outcome.NOT_SENT ? "ENETUNREACH (Network is unreachable)" : null);
        }

        /** It does not leave. @param problem errno by name, and what it means */
        public static Fate notSent(String problem) {
            return new Fate(Outcome.NOT_SENT, Duration.ZERO, null, null, Octets.EMPTY, problem);
        }

        /** Nothing ever comes. */
        public static final Fate LOST = new Fate(Outcome.TIMED_OUT, null, null, null, Octets.EMPTY);

        /** An answer of the target. */
        public static Fate answered(Duration after) {
            return new Fate(Outcome.ANSWERED, after, null, null, Octets.EMPTY);
        }

        /** Somebody says with ICMP that it can't get there. */
        public static Fate unreachable(Duration after, IpAddress from, IcmpMessage icmp) {
            return new Fate(Outcome.UNREACHABLE, after, from, icmp, Octets.EMPTY);
        }

        /** The TTL ends at a router. */
        public static Fate expired(Duration after, IpAddress router) {
            return new Fate(Outcome.EXPIRED, after, router, null, Octets.EMPTY);
        }
    }

    private record Due(long at, long order, Reply reply, boolean first) {}

    /** The address that probes leave from over IPv4 (RFC 5737). */
    public static final IpAddress OWN_4 = IpAddress.parse("192.0.2.1");

    /** The same over IPv6 (RFC 3849). */
    public static final IpAddress OWN_6 = IpAddress.parse("2001:db8::1");

    /** Linux begins there too (net.ipv4.ip_local_port_range), and has as many. */
    private static final int FIRST_PORT = 32_768;

    private static final int PORTS = 28_232;

    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");

    private final Function<Probe, Fate> network;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private final Set<Long> underWay = new HashSet<>();
    private final List<Probe> sent = new ArrayList<>();
    private boolean keepsSent = true;
    private ProberFacts facts = new ProberFacts(true, true, true);
    private long nanos;
    private long dropped;
    private Instant wall = BEGIN;
    private Duration setBy = Duration.ZERO;
    private long setAfter = -1;
    private long count;
    private long order;
    private volatile boolean cancelled;
    private boolean closed;

    /** @param network asked once for each probe; an answer that comes after the probe's timeout is told as late */
    public FakeProber(Function<Probe, Fate> network) {
        this.network = network;
    }

    /** A network that answers everything alike. */
    public static Function<Probe, Fate> answersAfter(Duration rtt) {
        return probe -> Fate.answered(rtt);
    }

    /** Keeps no list of what was sent: for hours of probes. */
    public FakeProber forgetful() {
        keepsSent = false;
        return this;
    }

    /** The asker does something else for so long; what comes meanwhile waits. */
    public void pause(Duration time) {
        nanos += time.toNanos();
    }

    /**
     * The clock on the wall is set while it works.
     *
     * @param by added to it; may be negative
     * @param after so many probes were sent
     */
    public FakeProber set(Duration by, int after) {
        setBy = by;
        setAfter = after;
        return this;
    }

    /** So many ICMP messages found no room; else none. */
    public FakeProber dropping(long count) {
        dropped = count;
        return this;
    }

    @Override
    public long dropped() {
        return dropped;
    }

    /** What it may do; else all. */
    public FakeProber permitted(ProberFacts how) {
        facts = how;
        return this;
    }

    /** What was sent, in order. */
    public List<Probe> sent() {
        return List.copyOf(sent);
    }

    /** True once it was let go of. */
    public boolean closed() {
        return closed;
    }

    @Override
    public void send(Probe probe) {
        if (closed) {
            throw new AssertionError("a probe after close: " + probe);
        }
        if (!underWay.add(probe.number())) {
            throw new IllegalArgumentException("probe " + probe.number() + " is under way already");
        }
        if (keepsSent) {
            sent.add(probe);
        }
        if (count++ == setAfter) {
            wall = wall.plus(setBy);
        }
        Fate fate = network.apply(probe);
        boolean inTime = fate.after() != null && fate.after().compareTo(probe.timeout()) <= 0;
        if (!inTime) {
            add(probe, Fate.LOST, probe.timeout(), true);
        }
        if (fate.after() != null) {
            Fate told = inTime ? fate : new Fate(Outcome.LATE, fate.after(), fate.from(), fate.icmp(), fate.payload());
            add(probe, told, fate.after(), inTime);
        }
    }

    private void add(Probe probe, Fate fate, Duration after, boolean first) {
        boolean left = fate.outcome() != Outcome.NOT_SENT;
        boolean came = left && fate.after() != null;
        IpAddress from = fate.from() == null ? probe.target() : fate.from();
        Reply reply = new Reply(
                probe.number(),
                fate.outcome(),
                now(),
                came ? fate.after() : null,
                came ? RttClock.KERNEL : null,
                came ? from : null,
                came ? 64 : null,
                fate.icmp(),
                fate.payload(),
                List.of(),
                left ? source(probe) : null,
                left ? sourcePort(probe) : null,
                fate.problem());
        due.add(new Due(nanos + after.toNanos(), order++, reply, first));
    }

    private static IpAddress source(Probe probe) {
        IpAddress told = probe.sending().source();
        return told != null ? told : probe.target().v6() ? OWN_6 : OWN_4;
    }

    private static int sourcePort(Probe probe) {
        Integer told = probe.sending().sourcePort();
        return told != null ? told : FIRST_PORT + (int) (probe.number() % PORTS);
    }

    @Override
    public Reply next(Duration patience) {
        if (cancelled) {
            return null;
        }
        long end = nanos + patience.toNanos();
        Due next = due.peek();
        if (next == null || next.at() > end) {
            nanos = end;
            return null;
        }
        due.remove();
        nanos = Math.max(nanos, next.at());
        if (next.first()) {
            underWay.remove(next.reply().number());
        }
        return next.reply();
    }

    @Override
    public int underWay() {
        return underWay.size();
    }

    @Override
    public ProberFacts facts() {
        return facts;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant now() {
        return wall.plusNanos(nanos);
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void close() {
        closed = true;
    }
}
