package io.podwire.engine.probe;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;

/** The Internet's checksum (RFC 1071). */
final class Checksum {

    private Checksum() {}

    /** Of octets that hold their own checksum: 0 where it is right. Of others: what is to be put there. */
    static int of(Octets bytes) {
        return finish(sum(bytes, 0));
    }

    /** Of a UDP datagram, with the addresses it is sent between (RFC 768, RFC 8200 section 8.1). */
    static int ofUdp(Endpoint from, IpAddress target, int port, Octets payload) {
        int length = IcmpPacket.HEADER + payload.length();
        long sum = sum(Octets.of(from.address().octets()), 0);
        sum = sum(Octets.of(target.octets()), sum);
        // Ports; the length stands twice, in the header and in what is only summed, and the protocol's number.
        sum += ProbeSocket.IPPROTO_UDP + 2L * length + from.port() + port;
        int checksum = finish(sum(payload, sum));
        return checksum == 0 ? 0xffff : checksum;
    }

    private static long sum(Octets bytes, long begin) {
        long sum = begin;
        int even = bytes.length() & ~1;
        for (int i = 0; i < even; i += 2) {
            sum += bytes.at(i) << 8 | bytes.at(i + 1);
        }
        return bytes.length() > even ? sum + (bytes.at(even) << 8) : sum;
    }

    private static int finish(long begin) {
        long sum = begin;
        while (sum >> 16 != 0) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        return (int) ~sum & 0xffff;
    }
}
