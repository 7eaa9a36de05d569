package io.podwire.probe.mtu;

import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.MtuTold;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.Reply;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what came of the probes: of each size how many left and how many had no answer, and who told of a smaller MTU. */
final class Tally {

    private static final class Size {
        private long sent;
        private long lost;
    }

    private record Teller(IpAddress from, Integer mtu) {}

    private final TreeMap<Integer, Size> sizes = new TreeMap<>();
    private final Map<Teller, Long> told = new LinkedHashMap<>();
    private long sent;
    private final Map<Integer, Reply> kept = new HashMap<>();
    private Reply barred;

    void sent(int size) {
        sent++;
        sizes.computeIfAbsent(size, one -> new Size()).sent++;
    }

    void take(int size, Reply reply) {
        if (reply.outcome() == Outcome.TIMED_OUT) {
            sizes.get(size).lost++;
        } else if (reply.outcome() == Outcome.LATE) {
            sizes.get(size).lost--;
        } else if (reply.outcome() == Outcome.TOO_BIG) {
            IcmpMessage icmp = reply.icmp();
            Integer mtu = icmp == null || icmp.mtu() == null || icmp.mtu() == 0 ? null : icmp.mtu();
            told.merge(new Teller(reply.from(), mtu), 1L, Long::sum);
        } else if (reply.outcome() == Outcome.NOT_SENT
                || reply.outcome() == Outcome.UNREACHABLE
                || reply.outcome() == Outcome.EXPIRED) {
            barred = reply;
            if (!tooLargeHere(reply)) {
                kept.put(size, reply);
            }
        }
    }

    /** Whether it did not leave, since the first link does not take so much. */
    static boolean tooLargeHere(Reply reply) {
        return reply.problem() != null && reply.problem().startsWith("EMSGSIZE");
    }

    long sent() {
        return sent;
    }

    /** Of probes not larger than that, how many left. */
    long sentUpTo(int size) {
        return sizes.headMap(size, true).values().stream()
                .mapToLong(one -> one.sent)
                .sum();
    }

    /** Of those, how many had no answer. */
    long lostUpTo(int size) {
        return sizes.headMap(size, true).values().stream()
                .mapToLong(one -> one.lost)
                .sum();
    }

    /** Who told of too large packets, in the order in which they did first. */
    List<MtuTold> told() {
        List<MtuTold> all = new ArrayList<>();
        told.forEach((teller, times) -> all.add(new MtuTold(teller.from(), teller.mtu(), times)));
        return all;
    }

    /** The last of that size that was stopped by somebody who says so, and not that it is too large; null where none was. */
    Reply kept(Integer size) {
        return size == null ? null : kept.get(size);
    }

    /** The last that did not leave, or of which somebody said that it can't get there; null where there is none. */
    Reply barred() {
        return barred;
    }
}
