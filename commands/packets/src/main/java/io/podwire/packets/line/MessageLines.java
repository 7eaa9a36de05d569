package io.podwire.packets.line;

import io.podwire.api.packet.Dhcp;
import io.podwire.api.packet.Igmp;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.Malformed;
import io.podwire.api.packet.Truncated;
import io.podwire.api.packet.Unread;
import io.podwire.api.value.Octets;

/** Messages of the protocols by which hosts and switches come to terms. Each is told from its bytes, as far as there are any. */
final class MessageLines {

    private MessageLines() {}

    /** False where it is no such message; then nothing was said. */
    static boolean say(Line line, Layer layer) {
        if (layer instanceof Igmp igmp) {
            return say(line, "igmp", igmp.bytes(), igmp.length());
        } else if (layer instanceof Dhcp dhcp) {
            return say(line, "dhcp", dhcp.bytes(), dhcp.length());
        } else if (layer instanceof Unread unread) {
            return say(line, unread.kind(), unread.bytes(), unread.length());
        } else if (layer instanceof Truncated cut) {
            return say(line, cut.of(), cut.bytes(), cut.length());
        } else if (layer instanceof Malformed bad) {
            return say(line, bad.of(), bad.bytes(), bad.length());
        }
        return false;
    }

    private static boolean say(Line line, String kind, Octets bytes, int length) {
        Scan scan = new Scan(bytes, length);
        try {
            switch (kind) {
                case "igmp" -> IgmpLine.say(line, scan);
                case "dhcp" -> DhcpLine.say(line, scan);
                default -> {
                    return false;
                }
            }
        } catch (Scan.Missing cut) {
            line.giveUp(kind.equals("dhcp") ? "bootp" : kind);
        }
        return true;
    }
}
