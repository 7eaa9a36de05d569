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
 * outage is a matter of when probes left: so each waits until all before it are known. That is never more than are under way.
 */
final class Outages {

    private static final class Slot {
        private Instant sentAt;
        private boolean good;
    }

    private final Deque<Slot> order = new ArrayDeque<>();
    private final Map<Long, Slot> underWay = new HashMap<>();
    private Outage longest;
    private Instant begin;
    private long inRow;

    /** A probe leaves. */
    void sent(long number) {
        Slot slot = new Slot();
        order.add(slot);
        underWay.put(number, slot);
    }

    /** Its first reply is there; one that was never told to leave counts as leaving now. */
    void settled(long number, Instant sentAt, boolean good) {
        Slot slot = underWay.remove(number);
        if (slot == null) {
            slot = new Slot();
            order.add(slot);
        }
        slot.sentAt = sentAt;
        slot.good = good;
        while (!order.isEmpty() && order.peek().sentAt != null) {
            take(order.remove());
        }
    }

    private void take(Slot slot) {
        if (!slot.good) {
            begin = begin == null ? slot.sentAt : begin;
            inRow++;
        } else if (begin != null) {
            longest = longer(slot.sentAt, false);
            begin = null;
            inRow = 0;
        }
    }

    private Outage longer(Instant end, boolean lasting) {
        Duration length = Duration.between(begin, end);
        Duration known = length.isNegative() ? Duration.ZERO : length;
        return longest != null && longest.length().compareTo(known) >= 0
                ? longest
                : new Outage(begin, known, inRow, lasting);
    }

    /** The longest, the one that lasts included; null where there was none. */
    Outage longest(Instant now) {
        return begin == null ? longest : longer(now, true);
    }
}
