package io.podwire.engine.probe;

import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.MplsLabel;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.RttClock;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import java.util.List;

/**
 * What came back for a probe, before it is known whether it came in time. The components are those of {@link
 * io.podwire.api.probe.Reply}.
 *
 * @param rttNanos at least 0
 */
record Answer(
        Outcome outcome,
        long rttNanos,
        RttClock clock,
        IpAddress from,
        Integer hops,
        IcmpMessage icmp,
        Octets payload,
        List<MplsLabel> labels) {

    /** One of the target, without anything in it. */
    static Answer plain(Outcome outcome, Timing timing, IpAddress from) {
        return of(outcome, timing, from, null, Octets.EMPTY);
    }

    /** One of the target. */
    static Answer of(Outcome outcome, Timing timing, IpAddress from, Integer hops, Octets payload) {
        return new Answer(outcome, timing.nanos(), timing.clock(), from, hops, null, payload, List.of());
    }

    /** An ICMP error. @param from who said it; null where that is not told */
    static Answer error(
            IcmpMessage icmp, Timing timing, IpAddress target, IpAddress from, Integer hops, List<MplsLabel> labels) {
        Outcome outcome = IcmpMeaning.outcome(icmp, target.equals(from));
        return new Answer(outcome, timing.nanos(), timing.clock(), from, hops, icmp, Octets.EMPTY, labels);
    }
}
