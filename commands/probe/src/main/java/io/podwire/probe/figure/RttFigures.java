package io.podwire.probe.figure;

import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.ProbeFigures;
import io.podwire.api.probe.Reply;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Adds up what came of the probes to one target, or to one hop of a path. For one thread. */
public final class RttFigures {

    private final Set<Outcome> hoped;
    private final long[] counts = new long[Outcome.values().length];
    private final RttSpread spread = new RttSpread();
    private final Outages outages = new Outages();
    private long sent;
    private long answered;

    /** For probes of which one hopes that the target answers. */
    public RttFigures() {
        this(EnumSet.of(Outcome.ANSWERED));
    }

    /** @param hoped outcomes that are answers as one hopes; at a hop of a path, {@link Outcome#EXPIRED} is one */
    public RttFigures(Set<Outcome> hoped) {
        this.hoped = EnumSet.copyOf(hoped);
    }

    /** A probe leaves. To be told before its reply: outages go by the order of leaving. */
    public void sent(long number) {
        sent++;
        outages.sent(number);
    }

    /** A reply came: the first to its probe, or a late one after it. */
    public void add(Reply reply) {
        counts[reply.outcome().ordinal()]++;
        if (reply.outcome() == Outcome.LATE) {
            return;
        }
        boolean good = hoped.contains(reply.outcome());
        outages.settled(reply.number(), reply.sentAt(), good);
        if (good) {
            answered++;
            if (reply.rtt() != null) {
                spread.add(reply.rtt());
            }
        }
    }

    /** Probes that were told to leave. */
    public long sent() {
        return sent;
    }

    /** Probes whose first reply came. */
    public long attempts() {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        return all - count(Outcome.LATE);
    }

    /** Of these, answered as one hoped. */
    public long answered() {
        return answered;
    }

    /** Replies of that kind. */
    public long count(Outcome outcome) {
        return counts[outcome.ordinal()];
    }

    /** Round-trip times of those answered as one hoped. */
    public RttSpread spread() {
        return spread;
    }

    /** Of those that left, the share to which nothing came, not even late; 0 to 100. */
    public double lossPercent() {
        long left = attempts() - count(Outcome.NOT_SENT);
        return left == 0 ? 0 : 100.0 * Math.max(0, count(Outcome.TIMED_OUT) - count(Outcome.LATE)) / left;
    }

    /** All of it. @param now until when an outage lasts that has not ended */
    public ProbeFigures figures(Instant now) {
        return new ProbeFigures(
                attempts(),
                answered,
                count(Outcome.REFUSED),
                count(Outcome.UNREACHABLE),
                count(Outcome.EXPIRED),
                count(Outcome.TOO_BIG),
                count(Outcome.TIMED_OUT),
                count(Outcome.LATE),
                count(Outcome.NOT_SENT),
                lossPercent(),
                spread.statistics(),
                outages.longest(now));
    }
}
