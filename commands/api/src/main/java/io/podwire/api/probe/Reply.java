package io.podwire.api.probe;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What came of a probe. Each has exactly one reply, and after {@link Outcome#TIMED_OUT} possibly one more, {@link Outcome#LATE}.
 *
 * @param number the probe's
 * @param outcome what it is
 * @param sentAt when the probe left, or should have
 * @param rtt from there to the answer; null where none came
 * @param clock who measured it; null where there is none
 * @param from who answered; null where nobody did
 * @param hops TTL or hop limit the answer had left; null where that is not known
 * @param icmp the error that answered; null for any other answer
 * @param payload data of a UDP answer, or the message; empty otherwise
 * @param labels what an MPLS router told; empty most often
 * @param source address and
 * @param sourcePort port (or echo identifier) the probe left from; null where it did not
 * @param problem for {@link Outcome#NOT_SENT}, errno by name and what it means here; else null
 */
public record Reply(
        long number,
        Outcome outcome,
        Instant sentAt,
        Duration rtt,
        RttClock clock,
        IpAddress from,
        Integer hops,
        IcmpMessage icmp,
        Octets payload,
        List<MplsLabel> labels,
        IpAddress source,
        Integer sourcePort,
        String problem) {

    /**
     * True where the error that answered is this host's own: the probe came no farther.
     *
     * @param target the probe's
     */
    public boolean ownError(IpAddress target) {
        return icmp != null && from != null && from.equals(source) && !from.equals(target);
    }

    /** True where anybody answered in time, and be it with an error: the probe was not lost. */
    public boolean answered() {
        return switch (outcome) {
            case ANSWERED, REFUSED, UNREACHABLE, EXPIRED, TOO_BIG -> true;
            case TIMED_OUT, LATE, NOT_SENT -> false;
        };
    }
}
