package io.podwire.packets.filter;

import io.podwire.packets.filter.Expression.Match;
import io.podwire.packets.filter.Expression.ValueKind;

/**
 * The same question for the packet inside VXLAN (RFC 7348): behind UDP's 8 bytes come 8 of VXLAN, an Ethernet header of 14 without a
 * tag, and IPv4 without options. libpcap before 1.11 has no word for it.
 */
final class Tunnel {

    /** Where the inner frame begins, counted from the outer UDP header. */
    static final int VXLAN_PAYLOAD = 16;

    private static final int INNER_IP = VXLAN_PAYLOAD + 14;
    private static final int SOURCE = INNER_IP + 12;
    private static final int DESTINATION = INNER_IP + 16;
    private static final int PORTS = INNER_IP + 20;

    private Tunnel() {}

    /** Null where it can't be said so shortly. */
    static String inside(Match match) {
        Compared what = compared(match);
        if (what == null) {
            return null;
        }
        String from = "udp[" + what.source + ":" + what.size + "] = " + what.value;
        String to = "udp[" + what.destination + ":" + what.size + "] = " + what.value;
        String both = switch (match.direction() == null ? "" : match.direction()) {
            case "src" -> from;
            case "dst" -> to;
            case "src and dst" -> from + " and " + to;
            default -> "(" + from + " or " + to + ")";
        };
        return "udp dst port (4789 or 8472) and " + both;
    }

    private record Compared(int source, int destination, int size, String value) {}

    private static Compared compared(Match match) {
        if (match.type().equals("port") && match.valueKind() == ValueKind.NUMBER) {
            return new Compared(PORTS, PORTS + 2, 2, match.value());
        }
        if (match.type().equals("host") && match.valueKind() == ValueKind.IPV4 && Networks.octets(match.value()) == 4) {
            long address = 0;
            for (String octet : match.value().split("\\.")) {
                address = address << 8 | Integer.parseInt(octet) & 0xff;
            }
            return new Compared(SOURCE, DESTINATION, 4, "0x" + String.format("%08x", address));
        }
        return null;
    }
}
