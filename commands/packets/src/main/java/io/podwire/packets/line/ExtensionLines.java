package io.podwire.packets.line;

import io.podwire.api.packet.Icmp;
import io.podwire.api.value.Octets;

/** What follows the quoted packet of an ICMP error (RFC 4884): MPLS labels as a rule (RFC 4950). */
final class ExtensionLines {

    private static final int HEADER = 4;

    private ExtensionLines() {}

    /** Where extensions begin in a message, as routers that do not say so put them, and what tcpdump needs of them at least. */
    private static final int USUAL_START = 136;

    private static final int LEAST = 5;

    /** True where the message is long enough for extensions and the capture is not. */
    static boolean cut(Icmp icmp) {
        boolean may = icmp.type() == 3 || icmp.type() == 11 || icmp.type() == 12;
        return may && icmp.length() > USUAL_START && 8 + icmp.data().length() < USUAL_START + LEAST;
    }

    static void say(Line line, Icmp icmp) {
        Octets bytes = icmp.extensions();
        if (bytes.length() < HEADER) {
            return;
        }
        int version = bytes.at(0) >> 4;
        line.say("\n\tICMP Multi-Part extension v").say(version);
        if (version != 2) {
            line.say(" packet not supported");
            return;
        }
        if (8 + icmp.data().length() < icmp.length()) {
            line.cut("icmp");
            return;
        }
        line.say(", checksum 0x").hex(word(bytes, 2), 4).say(sound(bytes) ? " (correct" : " (incorrect");
        line.say("), length ").say(bytes.length());
        int at = HEADER;
        while (bytes.length() - at > HEADER) {
            int length = word(bytes, at);
            int kind = bytes.at(at + 2);
            int type = bytes.at(at + 3);
            line.say("\n\t  ").say(kind == 1 ? "MPLS Stack Entry" : kind == 2 ? "Interface Identification" : "unknown");
            line.say(" Object (")
                    .say(kind)
                    .say("), Class-Type: ")
                    .say(type)
                    .say(", length ")
                    .say(length);
            if (kind == 0 || length < HEADER) {
                return;
            }
            object(line, bytes, at, length, kind == 1 && type == 1);
            at += length;
        }
    }

    private static void object(Line line, Octets bytes, int at, int length, boolean labels) {
        int from = at + HEADER;
        int to = Math.min(bytes.length(), at + length);
        if (labels && from + 4 <= to) {
            int entry = word(bytes, from) << 16 | word(bytes, from + 2);
            line.say("\n\t    label ").say(entry >>> 12).say(", tc ").say(entry >> 9 & 7);
            line.say((entry & 0x100) != 0 ? ", [S]" : "").say(", ttl ").say(entry & 0xff);
        } else {
            Dumps.indented(line.out, bytes.slice(from, Math.max(0, to - from)), "\n\t    ");
        }
    }

    private static boolean sound(Octets bytes) {
        long sum = 0;
        for (int i = 0; i + 1 < bytes.length(); i += 2) {
            sum += word(bytes, i);
        }
        if (bytes.length() % 2 == 1) {
            sum += bytes.at(bytes.length() - 1) << 8;
        }
        return sum != 0 && sum % 0xffff == 0;
    }

    private static int word(Octets bytes, int at) {
        return bytes.at(at) << 8 | bytes.at(at + 1);
    }
}
