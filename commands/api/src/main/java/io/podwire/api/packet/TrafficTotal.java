package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import java.time.Instant;

/**
 * The sum.
 *
 * @param packets all
 * @param bytes of them on the wire
 * @param first when the first was seen; null where there was none
 * @param last when the last was seen
 * @param flows all, also those that are no rows
 * @param flowsLeftOut flows of which only sums are left: there were more than are kept, and these were silent longest or smallest
 * @param connections TCP connections that were begun (SYN)
 * @param established of these, that were accepted and confirmed
 * @param refused of these, that were answered by RST
 * @param retransmissions TCP segments that came again, SYN and FIN too
 * @param outOfOrder TCP segments that came behind later ones, within a round trip
 * @param resets TCP segments with RST
 * @param zeroWindows TCP segments by which a receiver said that it takes no more
 * @param dnsQueries without repeated ones
 * @param dnsFailures of these, those with another answer than "no error", or with none
 * @param icmpErrors ICMP and ICMPv6 messages about other packets
 * @param line for people
 */
@Kind("total")
public record TrafficTotal(
        long packets,
        long bytes,
        Instant first,
        Instant last,
        long flows,
        long flowsLeftOut,
        long connections,
        long established,
        long refused,
        long retransmissions,
        long outOfOrder,
        long resets,
        long zeroWindows,
        long dnsQueries,
        long dnsFailures,
        long icmpErrors,
        String line)
        implements TrafficRow {
    @Override
    public String kind() {
        return "total";
    }
}
