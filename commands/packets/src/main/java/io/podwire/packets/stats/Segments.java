package io.podwire.packets.stats;

/**
 * One way of a connection: which of its bytes were seen, and so which come again. Gaps are remembered, the last {@value #GAPS} of them: a
 * segment that fills one was lost or overtaken on its way here, one that fills none was seen before.
 *
 * <p>Sequence numbers are 32 bits and begin anew at their end (RFC 9293 section 3.4): what is before what is told by the sign of the
 * difference.
 */
final class Segments {

    private static final int GAPS = 16;

    /** What a segment is. */
    enum Kind {
        /** Next, or the first behind a gap, or one that carries nothing. */
        NEW,
        /** It was seen before, or it fills a gap so late that it must have been sent again. */
        REPEATED,
        /** It fills a gap within a round trip. */
        OVERTAKEN,
        /** At most one byte before the next: a question whether the other is still there (RFC 9293 section 3.8.4). */
        KEEP_ALIVE
    }

    private final int[] gapFrom = new int[GAPS];
    private final int[] gapTo = new int[GAPS];
    private final long[] gapNanos = new long[GAPS];
    private int gaps;
    private boolean any;
    private int next;

    /** Forgets all, for a new connection. */
    void begin() {
        any = false;
        gaps = 0;
    }

    /**
     * Takes a segment.
     *
     * @param sequence of its first byte
     * @param length of its payload
     * @param flags how many of SYN and FIN it has; each counts as a byte
     * @param nanos when
     * @param roundTrip nanoseconds in which a segment that was overtaken still comes
     */
    Kind add(long sequence, int length, int flags, long nanos, long roundTrip) {
        int from = (int) sequence;
        int to = from + length + flags;
        if (from == to) {
            return Kind.NEW;
        }
        if (!any) {
            any = true;
            next = to;
            return Kind.NEW;
        }
        int ahead = from - next;
        if (ahead >= 0) {
            if (ahead > 0) {
                gap(next, from, nanos);
            }
            next = to;
            return Kind.NEW;
        }
        if (ahead == -1 && length <= 1 && flags == 0 && gaps == 0) {
            return Kind.KEEP_ALIVE;
        }
        long since = fill(from, to);
        if (to - next > 0) {
            next = to;
        }
        return since != Long.MIN_VALUE && nanos - since < roundTrip ? Kind.OVERTAKEN : Kind.REPEATED;
    }

    private void gap(int from, int to, long nanos) {
        if (gaps == GAPS) {
            drop(0);
        }
        gapFrom[gaps] = from;
        gapTo[gaps] = to;
        gapNanos[gaps] = nanos;
        gaps++;
    }

    private void drop(int index) {
        gaps--;
        System.arraycopy(gapFrom, index + 1, gapFrom, index, gaps - index);
        System.arraycopy(gapTo, index + 1, gapTo, index, gaps - index);
        System.arraycopy(gapNanos, index + 1, gapNanos, index, gaps - index);
    }

    /** Takes a piece out of the gaps. @return since when the first that it fills was there; the least long where it fills none */
    private long fill(int from, int to) {
        long since = Long.MIN_VALUE;
        for (int i = gaps - 1; i >= 0; i--) {
            if (to - gapFrom[i] <= 0 || gapTo[i] - from <= 0) {
                continue;
            }
            since = gapNanos[i];
            boolean before = from - gapFrom[i] > 0;
            boolean behind = gapTo[i] - to > 0;
            if (before && behind) {
                int end = gapTo[i];
                gapTo[i] = from;
                gap(to, end, since);
            } else if (before) {
                gapTo[i] = from;
            } else if (behind) {
                gapFrom[i] = to;
            } else {
                drop(i);
            }
        }
        return since;
    }
}
