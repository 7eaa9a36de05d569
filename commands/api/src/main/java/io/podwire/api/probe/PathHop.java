package io.podwire.api.probe;

import java.util.List;

/**
 * One hop of a path, over all rounds so far. {@code sent} is {@code answered + late + lost + limited + waiting}.
 *
 * @param hop TTL or hop limit, from 1
 * @param addresses who answered there, the last one first; empty: nobody
 * @param end the path ends here: the target answered, or somebody who says that it can't be reached
 * @param balanced several answer by turns in one flow: equal ways that are chosen packet by packet
 * @param sent probes that left; those that turned out to go beyond the target are not counted
 * @param answered in time
 * @param late answered after the timeout
 * @param lost never answered
 * @param limited never answered, at a router that limits how often it tells of errors (Linux: once a second a peer, after six) and was
 *     asked faster than that: no loss
 * @param waiting 1 where the probe of this round has no answer yet
 * @param lossPercent of those not waited for, what is lost; 0 to 100
 * @param rtt round-trip times; null where there is none
 * @param labels what the last answer told of MPLS; empty most often
 * @param error the last answer, where it is an ICMP error other than that the TTL ended or, of the target, that the port is closed;
 *     else null
 */
public record PathHop(
        int hop,
        List<PathAddress> addresses,
        boolean end,
        boolean balanced,
        long sent,
        long answered,
        long late,
        long lost,
        long limited,
        int waiting,
        double lossPercent,
        HopTimes rtt,
        List<MplsLabel> labels,
        IcmpMessage error) {
    public PathHop {
        addresses = List.copyOf(addresses);
        labels = List.copyOf(labels);
    }

    /** Why {@link #limited} is no loss, in words; null where nothing is limited. */
    public String remark() {
        return limited == 0 ? null : "limited by our own rate";
    }
}
