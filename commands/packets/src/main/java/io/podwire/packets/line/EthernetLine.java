package io.podwire.packets.line;

import io.podwire.api.packet.Ethernet;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.Llc;
import io.podwire.api.packet.Unread;
import io.podwire.api.packet.Vlan;
import io.podwire.api.value.Octets;

/** Ethernet with its VLAN tags, told with {@code -e}, and what it carries. */
final class EthernetLine {

    private EthernetLine() {}

    static void say(Line line, Walk walk, Ethernet ethernet) {
        boolean told = line.options.linkLevel();
        if (told) {
            line.say(ethernet.source()).say(" > ").say(ethernet.destination()).say(", ");
        }
        int type = ethernet.type();
        int left = ethernet.length() - 14;
        boolean lengthSaid = false;
        while (walk.peek() instanceof Vlan vlan) {
            walk.take();
            if (told) {
                type(line, vlan.protocol());
                lengthSaid = length(line, ethernet, lengthSaid);
                tag(line, vlan);
            }
            type = vlan.type();
            left -= 4;
        }
        if (type < Ethernet.LEAST_TYPE) {
            if (told) {
                line.say("802.3");
                if (!lengthSaid) {
                    line.say(", length ").say(Math.min(type, left)).say(": ");
                }
            }
            if (walk.peek() instanceof Llc llc) {
                walk.take();
                LlcLine.say(line, walk, llc, ethernet);
            } else {
                Layers.next(line, walk);
            }
            return;
        }
        if (told) {
            type(line, type);
            length(line, ethernet, lengthSaid);
        }
        if (walk.peek() instanceof Unread unread) {
            if (MessageLines.say(line, walk, unread)) {
                walk.take();
            } else if (Names.elsewhere(type)) {
                line.say(Names.etherType(type)).say(", length ").say(unread.length());
            } else {
                unknown(line, ethernet, type, unread.bytes());
            }
        } else {
            Layers.next(line, walk);
        }
    }

    private static boolean length(Line line, Ethernet ethernet, boolean said) {
        if (said) {
            line.say(", ");
        } else {
            line.say(", length ").say(ethernet.length()).say(": ");
        }
        return true;
    }

    /** Where the type is not known, the header is told after all, and the bytes. */
    private static void unknown(Line line, Ethernet ethernet, int type, Octets bytes) {
        if (!line.options.linkLevel()) {
            line.say(ethernet.source()).say(" > ").say(ethernet.destination()).say(", ");
            type(line, type);
            line.say(", length ").say(ethernet.length()).say(": ");
        }
        line.unknown(bytes);
    }

    static void tag(Line line, Vlan vlan) {
        line.say("vlan ").say(vlan.id()).say(", p ").say(vlan.priority());
        line.say(vlan.dropEligible() ? ", DEI, " : ", ");
    }

    private static void type(Line line, int type) {
        String name = Names.etherType(type);
        if (!line.quiet()) {
            line.say("ethertype ")
                    .say(name == null ? "Unknown" : name)
                    .say(" (0x")
                    .hex(type, 4)
                    .say(')');
        } else if (name == null) {
            line.say("Unknown Ethertype (0x").hex(type, 4).say(')');
        } else {
            line.say(name);
        }
    }

    /** Bytes of headers in front of the network layer's: what dumps leave out. */
    static int headerLength(Layer layer) {
        if (layer instanceof Ethernet) {
            return 14;
        }
        if (layer instanceof Vlan) {
            return 4;
        }
        if (layer instanceof Llc llc) {
            return (llc.unnumbered() ? 3 : 4) + (llc.organization() == null ? 0 : 5);
        }
        return 0;
    }
}
