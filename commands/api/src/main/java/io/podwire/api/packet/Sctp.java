package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;
import java.util.List;

/**
 * SCTP (RFC 9260). What its chunks carry is not read.
 *
 * @param sourcePort port of the sender
 * @param destinationPort port of the receiver
 * @param tag tells the association; 0 with the first chunk of all
 * @param chunks in their order, as far as they were captured
 * @param bytes the packet, as far as it was captured
 * @param length bytes it had
 */
@Kind("sctp")
public record Sctp(int sourcePort, int destinationPort, long tag, List<Chunk> chunks, Octets bytes, int length)
        implements Layer {
    public Sctp {
        chunks = List.copyOf(chunks);
    }

    @Override
    public String kind() {
        return "sctp";
    }

    /**
     * One chunk.
     *
     * @param type 0 data, 1 init, 2 its acknowledgment, 3 selective acknowledgment, 4 heartbeat, 6 abort, 7 shutdown, 10 cookie
     * @param flags meant by the type
     * @param length bytes of it, its four bytes of type, flags and length included
     */
    public record Chunk(int type, int flags, int length) {}
}
