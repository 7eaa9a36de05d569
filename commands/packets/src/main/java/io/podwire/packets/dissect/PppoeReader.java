package io.podwire.packets.dissect;

import io.podwire.api.packet.Pppoe;
import io.podwire.api.value.Octets;

/** PPP over Ethernet (RFC 2516), and PPP's own number of what it carries (RFC 1661). */
final class PppoeReader {

    static final int HEADER = 6;
    static final int IPV4 = 0x0021;
    static final int IPV6 = 0x0057;
    static final int MPLS = 0x0281;

    private PppoeReader() {}

    static void read(Walk walk, int at, int end) {
        if (!walk.has("pppoe", at, HEADER, end)) {
            return;
        }
        int code = walk.u8(at + 1);
        int said = walk.u16(at + 4);
        int from = at + HEADER;
        int to = Math.min(end, from + said);
        boolean session = code == 0 && from + 2 <= walk.limit(to);
        // what is left of PPP's own framing: 0xff03 in front, and small numbers in one byte (RFC 1661 section 6.5)
        int numberAt = session && walk.u16(from) == 0xff03 && from + 4 <= walk.limit(to) ? from + 2 : from;
        boolean small = session && (walk.u8(numberAt) & 1) != 0;
        Integer protocol = !session ? null : small ? walk.u8(numberAt) : Integer.valueOf(walk.u16(numberAt));
        walk.add(new Pppoe(
                walk.u8(at) >> 4,
                walk.u8(at) & 15,
                code,
                walk.u16(at + 2),
                said,
                protocol,
                code == 0 ? Octets.EMPTY : walk.octets(from, to),
                end - from));
        if (protocol != null && walk.deeper(from, to)) {
            payload(walk, protocol, numberAt + (small ? 1 : 2), to);
        } else if (code == 0 && !session) {
            walk.truncated("ppp", from, to);
        }
    }

    private static void payload(Walk walk, int protocol, int at, int end) {
        switch (protocol) {
            case IPV4 -> Ipv4Reader.read(walk, at, end);
            case IPV6 -> Ipv6Reader.read(walk, at, end);
            case MPLS -> MplsReader.read(walk, at, end);
            default -> walk.unread("ppp", protocol, at, end);
        }
    }
}
