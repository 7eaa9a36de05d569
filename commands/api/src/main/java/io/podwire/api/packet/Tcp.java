package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import java.util.List;

/**
 * A TCP header (RFC 9293).
 *
 * @param sourcePort where from
 * @param destinationPort where to
 * @param sequence number of the first byte, 0 to 4294967295
 * @param acknowledgment the next byte that is expected; its sender means it where {@code ack}
 * @param headerLength bytes, 20 to 60
 * @param fin no more data
 * @param syn the start
 * @param rst reset
 * @param psh push
 * @param ack acknowledgment
 * @param urg urgent
 * @param ece ECN echo (RFC 3168)
 * @param cwr congestion window reduced
 * @param ae accurate ECN, once NS
 * @param window as sent: not scaled
 * @param checksum as sent
 * @param checksumExpected what it should be; null where it was not computed, which needs all bytes
 * @param urgentPointer as sent
 * @param options in their order
 * @param length bytes of payload, as the IP header says
 */
@Kind("tcp")
public record Tcp(
        int sourcePort,
        int destinationPort,
        long sequence,
        long acknowledgment,
        int headerLength,
        boolean fin,
        boolean syn,
        boolean rst,
        boolean psh,
        boolean ack,
        boolean urg,
        boolean ece,
        boolean cwr,
        boolean ae,
        int window,
        int checksum,
        Integer checksumExpected,
        int urgentPointer,
        List<TcpOption> options,
        int length)
        implements Layer {

    public Tcp {
        options = List.copyOf(options);
    }

    @Override
    public String kind() {
        return "tcp";
    }
}
