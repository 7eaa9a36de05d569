package io.podwire.packets.line;

import io.podwire.api.packet.Dhcp;
import io.podwire.api.packet.Dhcpv6;
import io.podwire.api.packet.Igmp;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.Lldp;
import io.podwire.api.packet.Malformed;
import io.podwire.api.packet.Ntp;
import io.podwire.api.packet.Sctp;
import io.podwire.api.packet.SpanningTree;
import io.podwire.api.packet.Truncated;
import io.podwire.api.packet.Unread;
import io.podwire.api.value.Octets;

/** Messages of the protocols by which hosts and switches come to terms. Each is told from its bytes, as far as there are any. */
final class MessageLines {

    private MessageLines() {}

    /** False where it is no such message; then nothing was said. */
    static boolean say(Line line, Walk walk, Layer layer) {
        if (layer instanceof Unread unread) {
            return say(line, walk, unread.kind(), unread.bytes(), unread.length());
        } else if (layer instanceof Truncated cut) {
            return say(line, walk, cut.of(), cut.bytes(), cut.length());
        } else if (layer instanceof Malformed bad) {
            return say(line, walk, bad.of(), bad.bytes(), bad.length());
        } else if (layer instanceof Dhcp dhcp) {
            return say(line, walk, "dhcp", dhcp.bytes(), dhcp.length());
        } else if (layer instanceof Dhcpv6 dhcp) {
            return say(line, walk, "dhcpv6", dhcp.bytes(), dhcp.length());
        } else if (layer instanceof Ntp ntp) {
            return say(line, walk, "ntp", ntp.bytes(), ntp.length());
        } else if (layer instanceof Igmp igmp) {
            return say(line, walk, "igmp", igmp.bytes(), igmp.length());
        } else if (layer instanceof Sctp sctp) {
            return say(line, walk, "sctp", sctp.bytes(), sctp.length());
        } else if (layer instanceof SpanningTree tree) {
            return say(line, walk, "stp", tree.bytes(), tree.length());
        } else if (layer instanceof Lldp lldp) {
            return say(line, walk, "lldp", lldp.bytes(), lldp.length());
        }
        return false;
    }

    private static boolean say(Line line, Walk walk, String kind, Octets bytes, int length) {
        Scan scan = new Scan(bytes, length);
        try {
            switch (kind) {
                case "dhcp" -> DhcpLine.say(line, scan);
                case "dhcpv6" -> Dhcpv6Line.say(line, scan);
                case "igmp" -> IgmpLine.say(line, scan);
                case "lldp" -> LldpLine.say(line, scan);
                case "ntp" -> NtpLine.say(line, scan);
                case "sctp" -> SctpLine.say(line, walk, scan);
                case "slow-protocols" -> SlowLine.say(line, scan);
                case "stp" -> StpLine.say(line, scan);
                case "vrrp" -> VrrpLine.say(line, walk, scan);
                default -> {
                    return false;
                }
            }
        } catch (Scan.Missing cut) {
            line.giveUp(name(kind));
        }
        return true;
    }

    /** What tcpdump calls it. */
    private static String name(String kind) {
        return switch (kind) {
            case "dhcp" -> "bootp";
            case "dhcpv6" -> "dhcp6";
            case "slow-protocols" -> "slow";
            default -> kind;
        };
    }
}
