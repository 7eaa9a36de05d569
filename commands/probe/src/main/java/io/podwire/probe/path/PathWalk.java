package io.podwire.probe.path;

import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.PathChange;
import io.podwire.api.probe.PathHop;
import io.podwire.api.probe.PathRequest;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.Prober;
import io.podwire.api.probe.Reply;
import io.podwire.api.value.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A path: whom a round asks, and what the hops say to that. All hops of a round are asked at once, up to the one that ended the path the
 * last time. Where nobody knows yet how far that is, it is found out stretch by stretch: what goes beyond the target is answered by the
 * target, once for each probe, and a host that has to tell of a closed port so often then says nothing for a while.
 */
final class PathWalk {

    /** Linux routers tell one peer of an error once in this time, after a burst (icmp_ratelimit in ip-sysctl). */
    private static final Duration ROUTERS_RATE = Duration.ofSeconds(1);

    /** Hops of a stretch where the target answers with ICMP errors, or each probe is a connection. */
    private static final int SHORT_STRETCH = 4;

    /** Timed out probes that are remembered, since they may still be answered. */
    private static final int REMEMBERED = 4096;

    private final PathRequest request;
    private final Prober prober;
    private final Packets packets;
    private final Map<Integer, Hop> hops = new HashMap<>();
    private final Map<Long, Flight> out = new HashMap<>();
    private final Map<Long, Flight> overdue = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Flight> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Changes changes = new Changes();
    private final Depths depths = new Depths();
    private final BitSet stayed = new BitSet();
    private long number;
    private long round;
    private Duration timeout;
    private int asked;
    private int ceiling;
    private boolean news;
    private IpAddress source;
    private String problem;

    PathWalk(PathRequest request, Prober prober, Packets packets) {
        this.request = request;
        this.prober = prober;
        this.packets = packets;
    }

    /** Asks all hops once more. */
    void begin() {
        round++;
        // who sends and hears knows best when the wait for the last ones is over: what came before that is never lost
        // by our being late
        timeout = request.rounds() != null
                        && round >= request.rounds()
                        && request.grace().compareTo(request.timeout()) < 0
                ? request.grace()
                : request.timeout();
        packets.next();
        asked = request.firstHop() - 1;
        ceiling = Math.max(ceiling, asked);
        if (complete()) {
            ask();
        } else {
            farther();
        }
    }

    /** Asks another stretch of those that this round has not asked, where nobody has ended the path before. */
    void farther() {
        ceiling = Math.min(request.mostHops(), ceiling + stretch());
        ask();
    }

    private int stretch() {
        return request.protocol() == ProbeProtocol.ICMP ? request.mostUnknown() + 2 : SHORT_STRETCH;
    }

    /** Asks whom this round has not asked yet, as far as is known by now. */
    private void ask() {
        int unknown = 0;
        for (int hop = request.firstHop(); hop <= ceiling; hop++) {
            if (hop > asked) {
                send(hop);
                asked = hop;
            }
            Hop one = hops.get(hop);
            if (one.end() || unknown > request.mostUnknown()) {
                return;
            }
            unknown += one.known() ? 0 : 1;
        }
    }

    private void send(int ttl) {
        Flight flight = new Flight(++number, round, ttl, packets.flow(), prober.nanos());
        hops.computeIfAbsent(ttl, at -> new Hop(at, round)).sent(flight);
        depths.asked(round, ttl);
        out.put(number, flight);
        prober.send(packets.probe(number, ttl, timeout));
    }

    /** A reply came. */
    void take(Reply reply) {
        Flight flight = out.remove(reply.number());
        if (flight == null) {
            late(reply);
            return;
        }
        Hop hop = hops.get(flight.hop());
        if (reply.source() != null) {
            source = reply.source();
        }
        if (reply.outcome() == Outcome.TIMED_OUT) {
            hop.timedOut(flight);
            overdue.put(flight.number(), flight);
        } else if (reply.outcome() == Outcome.NOT_SENT) {
            problem = reply.problem();
            stayed.set(Math.toIntExact(flight.round()));
            hop.forget(flight);
        } else if (reply.answered()) {
            answered(hop, flight, reply);
        }
        news = true;
    }

    private void late(Reply reply) {
        Flight flight = overdue.remove(reply.number());
        // a hop that turned out to be behind the target is no hop any more
        Hop hop = flight == null || flight.hop() > length() ? null : hops.get(flight.hop());
        if (hop != null && reply.outcome() == Outcome.LATE) {
            hop.late();
            note(flight, reply);
            news = true;
        }
    }

    private void answered(Hop hop, Flight flight, Reply reply) {
        boolean ended = hop.end();
        hop.answered(flight, reply, request.target(), prober.now());
        note(flight, reply);
        watchWay(hop, flight);
        if (hop.end() && !ended) {
            forgetBeyond(flight.hop());
        }
        if (settled() && !complete()) {
            farther();
        } else {
            ask();
        }
    }

    private void note(Flight flight, Reply reply) {
        boolean target = reply.outcome() == Outcome.ANSWERED
                || reply.outcome() == Outcome.REFUSED
                || request.target().equals(reply.from());
        if (target) {
            depths.reached(flight.round());
        }
    }

    private void watchWay(Hop hop, Flight flight) {
        boolean balanced = hop.ways().balanced();
        IpAddress before = hop.ways().passed(flight.flow(), flight.round(), hop.latest());
        if (before != null) {
            changes.add(
                    new PathChange(prober.now(), flight.round(), flight.hop(), flight.flow(), before, hop.latest()));
        } else if (!balanced && hop.ways().balanced()) {
            changes.withdraw(flight.hop(), flight.round() - Ways.SOON);
        }
    }

    /** What is under way to behind the end says nothing of any hop, and is no loss. */
    private void forgetBeyond(int end) {
        Iterator<Flight> all = out.values().iterator();
        while (all.hasNext()) {
            Flight flight = all.next();
            if (flight.hop() > end) {
                hops.get(flight.hop()).forget(flight);
                all.remove();
            }
        }
        hops.values().removeIf(hop -> hop.firstRound() == round && hop.number() > end);
        asked = Math.min(asked, end);
    }

    /** The hop that ends the path; the highest possible while nobody did. */
    private int length() {
        for (int hop = request.firstHop(); hop <= request.mostHops(); hop++) {
            Hop one = hops.get(hop);
            if (one == null) {
                break;
            }
            if (one.end()) {
                return hop;
            }
        }
        return request.mostHops();
    }

    /** Probes without an answer that is still possible. */
    int underWay() {
        return out.size();
    }

    /** Whether all that is likely to answer in this round has. */
    boolean settled() {
        return hops.values().stream().noneMatch(hop -> hop.awaited(round));
    }

    /** Whether all that is likely to answer at all has, or has had the time to. */
    boolean quiet() {
        long now = prober.nanos();
        return hops.values().stream().noneMatch(hop -> hop.awaitedAtTheEnd(round, now));
    }

    /** Whether there was anything new since this was asked last. */
    boolean news() {
        boolean any = news;
        news = false;
        return any;
    }

    /** What is not answered by now never is. */
    void close() {
        out.clear();
        hops.values().forEach(Hop::close);
    }

    long round() {
        return round;
    }

    /** Rounds in which the target answered. */
    long reached() {
        return depths.reached();
    }

    /** Rounds that were over before they had asked the target, and so tell nothing of it. */
    long unasked() {
        return complete() ? depths.shorterThan(length()) : 0;
    }

    /** Whether it did in that one. */
    boolean reached(long one) {
        return depths.isReached(one);
    }

    Changes changes() {
        return changes;
    }

    /** Address the probes left from; null where nobody told. */
    IpAddress source() {
        return source;
    }

    /** Rounds in which some probe could not leave. */
    long stayed() {
        return stayed.cardinality();
    }

    /** Why the last probe that could not leave could not; null where all could. */
    String problem() {
        return problem;
    }

    /** Whether the end of the path answered the last time. */
    boolean complete() {
        Hop last = hops.get(length());
        return last != null && last.end();
    }

    /** The hops up to the end; while nobody knows that, one more than are known, as mtr has it. */
    List<PathHop> told(Function<IpAddress, String> names) {
        boolean faster = request.interval().compareTo(ROUTERS_RATE) < 0;
        int length = length();
        int last = 0;
        for (int hop = request.firstHop(); hop <= length; hop++) {
            Hop one = hops.get(hop);
            last = one != null && one.known() ? hop : last;
        }
        boolean open = last > 0 && last < length;
        List<PathHop> all = new ArrayList<>();
        for (int hop = request.firstHop(); hop <= (open ? last + 1 : last); hop++) {
            Hop one = hops.get(hop);
            if (one != null) {
                all.add(one.told(round, prober.nanos(), faster, names));
            }
        }
        return all;
    }
}
