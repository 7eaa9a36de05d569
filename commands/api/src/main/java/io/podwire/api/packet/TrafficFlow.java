package io.podwire.api.packet;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;
import java.time.Duration;
import java.time.Instant;

/**
 * Packets between two ends, by the innermost IP header. Fragments behind the first have no ports, and so are a flow of their own.
 *
 * @param at where it was seen
 * @param protocol {@code tcp}, {@code udp}, {@code icmp} …; {@code ip-250} without a name
 * @param source who began: the sender of a SYN or, where none was seen, the end with the port that is no server's
 * @param sourcePort null for protocols without ports
 * @param destination the other end
 * @param destinationPort null for protocols without ports
 * @param sent by the source
 * @param back by the destination
 * @param first when its first packet was seen
 * @param lasted until its last packet
 * @param tcp what the connection did; null for other protocols
 * @param line for people
 */
@Kind("flow")
public record TrafficFlow(
        SeenAt at,
        String protocol,
        IpAddress source,
        Integer sourcePort,
        IpAddress destination,
        Integer destinationPort,
        Way sent,
        Way back,
        Instant first,
        Duration lasted,
        Connection tcp,
        String line)
        implements TrafficRow {
    @Override
    public String kind() {
        return "flow";
    }

    /**
     * One way.
     *
     * @param packets all
     * @param bytes of them on the wire
     * @param retransmissions TCP segments that came again, SYN and FIN too; not those that only keep a connection alive
     * @param outOfOrder TCP segments that fill a gap within a round trip of its begin; later than that they count as retransmissions
     * @param resets TCP segments with RST
     * @param zeroWindows TCP segments that say their sender takes no more
     */
    public record Way(long packets, long bytes, long retransmissions, long outOfOrder, long resets, long zeroWindows) {}

    /**
     * Of TCP.
     *
     * @param state of the last connection between these two ports
     * @param connections that were begun (SYN); more than one where the source took the same port again
     * @param handshakeMicros of the first: from its first SYN to the acknowledgment of the answer; null where that was not seen
     * @param roundTripMicros of the first: as {@code handshakeMicros}, from the last SYN before the answer
     */
    public record Connection(TcpState state, long connections, Long handshakeMicros, Long roundTripMicros) {}

    /** How far a connection came. */
    public enum TcpState {
        /** SYN without any answer. */
        UNANSWERED,
        /** SYN, answered by RST. */
        REFUSED,
        /** SYN and its answer, without the acknowledgment of that. */
        HALF_OPEN,
        /** All three were seen. */
        ESTABLISHED,
        /** It was begun before the first packet seen. */
        UNDERWAY,
        /** Both ends said FIN. */
        CLOSED,
        /** One end said RST. */
        RESET
    }
}
