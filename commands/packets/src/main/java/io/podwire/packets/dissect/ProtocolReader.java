package io.podwire.packets.dissect;

import io.podwire.api.packet.AuthenticationHeader;
import io.podwire.api.packet.Esp;

/** What follows an IP header, by its protocol number (IANA's list of protocol numbers), and IPsec's two headers. */
final class ProtocolReader {

    static final int HOP_BY_HOP = 0;
    static final int ICMP = 1;
    static final int IGMP = 2;
    static final int IPV4 = 4;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int IPV6 = 41;
    static final int ROUTING = 43;
    static final int FRAGMENT = 44;
    static final int GRE = 47;
    static final int ESP = 50;
    static final int AUTHENTICATION = 51;
    static final int ICMPV6 = 58;
    static final int NO_NEXT = 59;
    static final int DESTINATION = 60;

    private static final int VRRP = 112;
    private static final int SCTP = 132;

    /** Segment routing carries frames so (RFC 8986). */
    static final int ETHERNET = 143;

    private ProtocolReader() {}

    static void read(Walk walk, int protocol, int at, int end) {
        if (!walk.deeper(at, end)) {
            return;
        }
        switch (protocol) {
            case TCP -> TcpReader.read(walk, at, end);
            case UDP -> UdpReader.read(walk, at, end);
            case ICMP -> IcmpReader.read(walk, at, end);
            case IGMP -> IgmpReader.read(walk, at, end);
            case ICMPV6 -> Icmpv6Reader.read(walk, at, end);
            case IPV4 -> Ipv4Reader.read(walk, at, end);
            case IPV6 -> Ipv6Reader.read(walk, at, end);
            case SCTP -> SctpReader.read(walk, at, end);
            case ETHERNET -> LinkReader.ethernet(walk, at, end);
            case GRE -> GreReader.read(walk, at, end);
            case ESP -> esp(walk, at, end);
            case AUTHENTICATION -> authentication(walk, at, end);
            case VRRP -> virtualRouter(walk, at, end);
            default -> {
                if (walk.overIpv6() && Ipv6Reader.extension(walk, protocol, at, end)) {
                    return;
                }
                walk.unread(name(protocol), protocol, at, end);
            }
        }
    }

    /** Its second version may end in a password of up to eight characters (RFC 2338 section 5.3.10). */
    private static void virtualRouter(Walk walk, int at, int end) {
        boolean password = at + 8 <= walk.limit(end) && walk.u8(at) == 0x21 && walk.u8(at + 4) == 1;
        if (password && !walk.options.secrets()) {
            int from = Math.min(walk.limit(end), at + 8 + 4 * walk.u8(at + 3));
            new SecretMask(walk.bytes).mask(from, Math.min(walk.limit(end), from + 8));
        }
        walk.unread("vrrp", VRRP, at, end);
    }

    private static void esp(Walk walk, int at, int end) {
        if (walk.has("esp", at, 8, end)) {
            walk.add(new Esp(walk.u32(at), walk.u32(at + 4), end - at));
            walk.data(at + 8, end);
        }
    }

    private static void authentication(Walk walk, int at, int end) {
        if (!walk.has("ah", at, 12, end)) {
            return;
        }
        int length = (walk.u8(at + 1) + 2) * 4;
        if (length < 12) {
            walk.malformed("ah", "length " + length + " is less than 12", at, end);
            return;
        }
        if (!walk.has("ah", at, length, end)) {
            return;
        }
        int next = walk.u8(at);
        walk.add(new AuthenticationHeader(
                next, length, walk.u32(at + 4), walk.u32(at + 8), walk.octets(at + 12, at + length)));
        read(walk, next, at + length, end);
    }

    private static String name(int protocol) {
        return switch (protocol) {
            case 46 -> "rsvp";
            case 88 -> "eigrp";
            case 89 -> "ospf";
            case 103 -> "pim";
            case 108 -> "ipcomp";
            case 115 -> "l2tp";
            case 136 -> "udplite";
            case 137 -> "mpls";
            default -> "ip-proto-" + protocol;
        };
    }
}
