package io.podwire.packets.dissect;

import io.podwire.api.packet.Icmpv6;
import io.podwire.api.packet.Icmpv6.RouterAdvertisement;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.NdpOption;
import java.util.List;

/** ICMPv6 (RFC 4443), with the packets that errors quote, and neighbor discovery (RFC 4861). */
final class Icmpv6Reader {

    private static final int HEADER = 8;
    private static final int PACKET_TOO_BIG = 2;
    private static final int PARAMETER_PROBLEM = 4;
    private static final int ECHO = 128;
    private static final int ECHO_REPLY = 129;
    private static final int ROUTER_SOLICITATION = 133;
    private static final int ROUTER_ADVERTISEMENT = 134;
    private static final int NEIGHBOR_SOLICITATION = 135;
    private static final int NEIGHBOR_ADVERTISEMENT = 136;
    private static final int REDIRECT = 137;
    private static final int REPORT_V2 = 143;

    private Icmpv6Reader() {}

    static void read(Walk walk, int at, int end) {
        if (!walk.has("icmpv6", at, 4, end)) {
            return;
        }
        int type = walk.u8(at);
        int fixed = fixed(type);
        if (!walk.has("icmpv6", at, fixed, end)) {
            return;
        }
        boolean error = type >= 1 && type <= PARAMETER_PROBLEM;
        boolean echo = type == ECHO || type == ECHO_REPLY;
        boolean targeted = type == NEIGHBOR_SOLICITATION || type == NEIGHBOR_ADVERTISEMENT || type == REDIRECT;
        boolean neighbor = type == NEIGHBOR_ADVERTISEMENT;
        List<Layer> quoted = error && at + HEADER < walk.limit(end) ? walk.quoted(at + HEADER, end, true) : List.of();
        List<NdpOption> options =
                type >= ROUTER_SOLICITATION && type <= REDIRECT ? NdpOptions.read(walk, at + fixed, end) : List.of();
        walk.add(new Icmpv6(
                type,
                walk.u8(at + 1),
                walk.u16(at + 2),
                walk.checksum(at, end, at + 2, ProtocolReader.ICMPV6),
                echo ? walk.u16(at + 4) : null,
                echo ? walk.u16(at + 6) : null,
                type == PACKET_TOO_BIG ? walk.u32(at + 4) : null,
                type == PARAMETER_PROBLEM ? walk.u32(at + 4) : null,
                targeted ? walk.ipv6(at + 8) : null,
                type == REDIRECT ? walk.ipv6(at + 24) : null,
                neighbor ? (walk.u8(at + 4) & 0x80) != 0 : null,
                neighbor ? (walk.u8(at + 4) & 0x40) != 0 : null,
                neighbor ? (walk.u8(at + 4) & 0x20) != 0 : null,
                type == ROUTER_ADVERTISEMENT ? advertisement(walk, at) : null,
                options,
                MulticastReader.read(walk, type, at, end),
                quoted,
                walk.octets(known(type) ? at + HEADER : at + 4, end),
                end - at));
    }

    /** True where the second four bytes are of a form that is known here. */
    private static boolean known(int type) {
        return type <= PARAMETER_PROBLEM || type >= ECHO && type <= REDIRECT || type == REPORT_V2;
    }

    /** Bytes that a message has at least, its options and quotation left out. */
    private static int fixed(int type) {
        return switch (type) {
            case ROUTER_ADVERTISEMENT -> 16;
            case NEIGHBOR_SOLICITATION, NEIGHBOR_ADVERTISEMENT -> 24;
            case REDIRECT -> 40;
            default -> HEADER;
        };
    }

    private static RouterAdvertisement advertisement(Walk walk, int at) {
        return new RouterAdvertisement(
                walk.u8(at + 4), walk.u8(at + 5), walk.u16(at + 6), walk.u32(at + 8), walk.u32(at + 12));
    }
}
