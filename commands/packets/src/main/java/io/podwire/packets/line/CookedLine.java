package io.podwire.packets.line;

import io.podwire.api.packet.LinuxCooked;
import io.podwire.api.packet.Llc;
import io.podwire.api.packet.Loopback;
import io.podwire.api.packet.Unread;
import io.podwire.api.packet.Vlan;

/** Frames whose link-level header the capturing system made up: Linux' cooked ones, and BSD's loopback. */
final class CookedLine {

    private CookedLine() {}

    static void say(Line line, Walk walk, LinuxCooked cooked) {
        if (cooked.version() == 2) {
            String name = cooked.interfaceIndex() == null ? null : line.links.of(cooked.interfaceIndex());
            padded(line, name == null ? "?" : name, 5);
            padded(line.say(' '), direction(cooked.packetType()), 3);
            line.say(' ');
        }
        int headerLength = headerLength(cooked);
        if (line.options.linkLevel()) {
            header(line, cooked, cooked.length() + headerLength);
        }
        int left = cooked.length();
        while (walk.peek() instanceof Vlan vlan) {
            walk.take();
            left -= 4;
            if (line.options.linkLevel()) {
                EthernetLine.tag(line, vlan);
            }
            if (!line.quiet()) {
                String name = Names.etherType(vlan.type());
                line.say("ethertype ").say(name == null ? "Unknown" : name).say(", ");
            }
        }
        if (walk.peek() instanceof Unread unread) {
            boolean etherType = cooked.protocol() > 1500;
            if (Names.elsewhere(unread.number()) && etherType) {
                line.say(Names.etherType(unread.number())).say(", length ").say(unread.length());
                return;
            }
            if (!line.options.linkLevel() && etherType) {
                header(line, cooked, left + headerLength);
            }
            line.unknown(unread.bytes());
        } else if (walk.peek() instanceof Llc llc) {
            walk.take();
            LlcLine.say(line, walk, llc, null);
        } else {
            Layers.next(line, walk);
        }
    }

    static int headerLength(LinuxCooked cooked) {
        return cooked.version() == 2 ? 20 : 16;
    }

    private static void header(Line line, LinuxCooked cooked, int length) {
        if (cooked.version() == 2) {
            line.say("ifindex ").say(cooked.interfaceIndex()).say(' ');
        } else {
            String direction = direction(cooked.packetType());
            line.say("   ".substring(Math.min(3, direction.length())))
                    .say(direction)
                    .say(' ');
        }
        if (cooked.addressLength() == 6) {
            line.say(cooked.address()).say(' ');
        }
        if (line.quiet()) {
            return;
        }
        switch (cooked.protocol()) {
            case 1 -> line.say("802.3");
            case 4 -> line.say("802.2");
            default -> {
                String name = cooked.protocol() > 1500 ? Names.etherType(cooked.protocol()) : null;
                line.say("ethertype ").say(name == null ? "Unknown" : name);
                line.say(" (0x").hex(cooked.protocol(), 4).say(')');
            }
        }
        line.say(", length ").say(length).say(": ");
    }

    private static String direction(int packetType) {
        return switch (packetType) {
            case 0 -> "In";
            case 1 -> "B";
            case 2 -> "M";
            case 3 -> "P";
            case 4 -> "Out";
            default -> "?";
        };
    }

    private static void padded(Line line, String text, int width) {
        line.say(text);
        for (int i = text.length(); i < width; i++) {
            line.say(' ');
        }
    }

    static void loopback(Line line, Walk walk, Loopback loopback) {
        boolean told = line.options.linkLevel();
        if (told || walk.peek() instanceof Unread) {
            family(line, loopback);
        }
        if (walk.peek() instanceof Unread unread) {
            line.unknown(unread.bytes());
        } else {
            Layers.next(line, walk);
        }
    }

    private static void family(Line line, Loopback loopback) {
        String name = switch ((int) loopback.family()) {
            case 2 -> "IPv4";
            case 6 -> "NS";
            case 7 -> "ISO";
            case 16 -> "Appletalk";
            case 23 -> "IPX";
            case 24, 28, 30 -> "IPv6";
            default -> null;
        };
        if (!line.quiet()) {
            line.say("AF ")
                    .say(name == null ? "Unknown" : name)
                    .say(" (")
                    .say(loopback.family())
                    .say(')');
        } else if (name == null) {
            line.say("Unknown AF ").say(loopback.family());
        } else {
            line.say(name);
        }
        line.say(", length ").say(loopback.length() + 4).say(": ");
    }
}
