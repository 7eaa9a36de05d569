package io.podwire.probe.pace;

import java.time.Duration;

/**
 * When the next probe is due: at the beginning, and from there on at whole intervals. Who comes late sends what was due within the last
 * 10 ms (a thread is not woken more exactly than that on a busy machine, and a thousand probes a second need it) and skips what was due
 * before: a stall of this host is neither a burst afterwards nor a loss, but a rate that was not kept, which {@link #behind} says. Nor is it
 * one where nobody has read what came ({@link #unread}).
 */
public final class Pace {

    /** How far back it is caught up. */
    static final Duration CATCH_UP = Duration.ofMillis(10);

    /** Who reads a screen, or writes to one, is not away yet. */
    static final Duration AWAY = Duration.ofMillis(100);

    /** Below one in so many. */
    private static final int WORTH_A_WORD = 50;

    private final long begin;
    private final long interval;
    private long slot;
    private long taken;
    private long skipped;
    private long unread;
    private long lastMissed;
    private boolean excused;

    /**
     * @param begin when the first is due, as {@link io.podwire.api.probe.Prober#nanos} counts
     * @param interval from one to the next, above zero
     */
    public Pace(long begin, Duration interval) {
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException("an interval is above zero, not " + interval);
        }
        this.begin = begin;
        this.interval = interval.toNanos();
    }

    /** Whether one is due now; if so it is taken, and the next is due an interval after it was due. */
    public boolean take(long nanos) {
        if (nanos - due() < 0) {
            return false;
        }
        lastMissed = pass(nanos);
        if (excused) {
            lastMissed = 0;
            excused = false;
        }
        skipped += lastMissed;
        slot++;
        taken++;
        return true;
    }

    /** Leaves out what was due too long ago to be caught up, but the newest where it is the only one; how many. */
    private long pass(long nanos) {
        long late = nanos - due();
        long tooLate = late - CATCH_UP.toNanos();
        long missed = tooLate <= 0 ? 0 : Math.min(late / interval, (tooLate + interval - 1) / interval);
        slot += missed;
        return missed;
    }

    /**
     * Nobody asked for what came: a pager was full, or a connection slow. What was due meanwhile is left out, and not this host's doing.
     *
     * @param from when they went, having been given all that was there
     * @param nanos when they asked again
     */
    public void away(long from, long nanos) {
        if (nanos - from >= AWAY.toNanos()) {
            unread += pass(nanos);
        }
    }

    /**
     * The user had stopped the process, and it goes on: what was due meanwhile is left out as what was due before is, but not this host's
     * fault. To be said before or after the first that is taken then.
     */
    public void excuse() {
        skipped -= lastMissed;
        lastMissed = 0;
        excused = true;
    }

    /** When the next is due; may have passed. */
    public long due() {
        return begin + slot * interval;
    }

    /** How long until then; zero where that has passed. */
    public Duration until(long nanos) {
        return Duration.ofNanos(Math.max(0, due() - nanos));
    }

    /** How many were taken. */
    public long taken() {
        return taken;
    }

    /** How many were left out, because this host came too late for them. */
    public long skipped() {
        return skipped;
    }

    /** What is to be said of probes that were left out because nobody read what came; null where there are none. */
    public String unread() {
        return unread == 0
                ? null
                : unread + (unread == 1 ? " probe was" : " probes were")
                        + " left out while nobody read what came of those before; none of them counts as lost";
    }

    /** What is to be said of a rate that was not kept; null where it was. */
    public String behind() {
        return !worthAWord(skipped, taken)
                ? null
                : "this host did not keep one probe each " + text(interval) + ": " + skipped + " of "
                        + (taken + skipped)
                        + " were left out, since it was busy or stopped; none of them counts as lost";
    }

    /** Whether so many left out, beside so many that were not, are more than what any machine does. */
    public static boolean worthAWord(long skipped, long taken) {
        return skipped > 0 && skipped >= taken / WORTH_A_WORD;
    }

    private static String text(long nanos) {
        return nanos % 1_000_000 == 0 ? nanos / 1_000_000 + "ms" : nanos / 1_000 + "us";
    }
}
