package io.podwire.probe.figure;

import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.ProbeFigures;
import io.podwire.api.probe.Reply;

/** Adds up what came of the probes to one target. For one thread. */
public final class RttFigures {

    private final long[] counts = new long[Outcome.values().length];
    private final RttSpread spread = new RttSpread();
    private final Outages outages = new Outages();

    /**
     * A probe leaves. To be told before its reply: outages go by the order of leaving.
     *
     * @param nanos when, as {@link io.podwire.api.probe.Prober#nanos} counts: the clock on the wall may be set meanwhile
     */
    public void sent(long number, long nanos) {
        outages.sent(number, nanos);
    }

    /** A reply came: the first to its probe, or a late one after it. */
    public void add(Reply reply) {
        counts[reply.outcome().ordinal()]++;
        if (reply.outcome() == Outcome.LATE) {
            return;
        }
        boolean good = reply.outcome() == Outcome.ANSWERED;
        outages.settled(reply.number(), reply.sentAt(), good);
        if (good && reply.rtt() != null) {
            spread.add(reply.rtt());
        }
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
        return count(Outcome.ANSWERED);
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

    /** All of it. @param nanos now, until when an outage lasts that has not ended */
    public ProbeFigures figures(long nanos) {
        return new ProbeFigures(
                attempts(),
                answered(),
                count(Outcome.REFUSED),
                count(Outcome.UNREACHABLE),
                count(Outcome.EXPIRED),
                count(Outcome.TOO_BIG),
                count(Outcome.TIMED_OUT),
                count(Outcome.LATE),
                count(Outcome.NOT_SENT),
                lossPercent(),
                spread.statistics(),
                outages.longest(nanos));
    }
}
