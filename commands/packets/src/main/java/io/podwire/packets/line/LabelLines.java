package io.podwire.packets.line;

import io.podwire.api.packet.Data;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.Mpls;
import io.podwire.api.packet.Unread;

/** MPLS: all labels of a stack, and what they carry. */
final class LabelLines {

    private LabelLines() {}

    static void say(Line line, Walk walk, Mpls first) {
        line.say("MPLS");
        Mpls label = first;
        String separator = " (label ";
        while (label != null) {
            line.say(separator).say(label.label());
            if (line.verbose() && label.label() < 16) {
                line.say(" (").say(meaning(label.label())).say(')');
            }
            line.say(", tc ").say(label.trafficClass()).say(label.bottom() ? ", [S]" : "");
            line.say(", ttl ").say(label.ttl()).say(')');
            separator = line.verbose() ? "\n\t(label " : " (label ";
            label = walk.peek() instanceof Mpls next ? next : null;
            if (label != null) {
                walk.take();
            }
        }
        payload(line, walk);
    }

    private static void payload(Line line, Walk walk) {
        Layer next = walk.peek();
        if (next instanceof Data data) {
            line.unknown(data.bytes());
            if (data.bytes().length() < data.length()) {
                line.cut("mpls");
            }
        } else if (next instanceof io.podwire.api.packet.Malformed bad
                && bad.of().equals("mpls")) {
            line.invalid();
        } else if (next instanceof io.podwire.api.packet.Truncated cut
                && cut.of().equals("mpls")) {
            line.giveUp("mpls");
        } else if (next != null && !(next instanceof Unread)) {
            line.say(line.verbose() ? "\n\t" : " ");
            Layers.next(line, walk);
        }
    }

    /** Those of RFC 3032 section 2.1; the others up to 15 are reserved. */
    private static String meaning(int label) {
        return switch (label) {
            case 0 -> "IPv4 explicit NULL";
            case 1 -> "router alert";
            case 2 -> "IPv6 explicit NULL";
            case 3 -> "implicit NULL";
            default -> "rsvd";
        };
    }
}
