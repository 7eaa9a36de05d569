package io.podwire.probe.figure;

import io.podwire.api.probe.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Times without an answer. Replies come in another order than the probes left (a lost one is known only when its time is up), and an
 * outage is a matter of when probes left: so each waits until all before it are known. That is never more than are under way. How long one
 * is goes by a clock that only runs: that on the wall may be set meanwhile.
 */
final class Outages {

    private static final class Slot {
        private final long nanos;
        private Instant sentAt;
        private boolean good;

        Slot(long nanos) {
            this.nanos = nanos;
        }
    }

    private final Deque<Slot> order = new ArrayDeque<>();
    private final Map<Long, Slot> underWay = new HashMap<>();
    private Outage longest;

    /** The first without an answer since the last with one; null: the last had one. */
    private Slot begin;

    private long inRow;

    /** A probe leaves. */
    void sent(long number, long nanos) {
        Slot slot = new Slot(nanos);
        order.add(slot);
        underWay.put(number, slot);
    }

    /** Its first reply is there. */
    void settled(long number, Instant sentAt, boolean good) {
        Slot slot = underWay.remove(number);
        if (slot == null) {
            throw new IllegalArgumentException("a reply to probe " + number + ", which never left");
        }
        slot.sentAt = sentAt;
        slot.good = good;
        while (!order.isEmpty() && order.peek().sentAt != null) {
            take(order.remove());
        }
    }

    private void take(Slot slot) {
        if (!slot.good) {
            begin = begin == null ? slot : begin;
            inRow++;
        } else if (begin != null) {
            longest = longer(slot.nanos, false);
            begin = null;
            inRow = 0;
        }
    }

    private Outage longer(long end, boolean lasting) {
        Duration length = Duration.ofNanos(Math.max(0, end - begin.nanos));
        return longest != null && longest.length().compareTo(length) >= 0
                ? longest
                : new Outage(begin.sentAt, length, inRow, lasting);
    }

    /** The longest, the one that lasts included; null where there was none. */
    Outage longest(long nanos) {
        return begin == null ? longest : longer(nanos, true);
    }
}
