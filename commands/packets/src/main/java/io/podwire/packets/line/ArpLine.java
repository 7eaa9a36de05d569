package io.podwire.packets.line;

import io.podwire.api.packet.Arp;
import io.podwire.api.packet.Data;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;

/** ARP and its reverse and inverse forms. */
final class ArpLine {

    private static final int IPV4 = 0x0800;

    /** The trailer encapsulation of old (RFC 893); its addresses are IPv4's. */
    private static final int TRAILER = 0x1000;

    private ArpLine() {}

    static void say(Line line, Walk walk, Arp arp) {
        if (!line.options.linkLevel()) {
            line.say("ARP, ");
        }
        boolean ip = arp.protocolType() == IPV4 || arp.protocolType() == TRAILER;
        if (!ip || arp.protocolLength() != 4 || arp.hardwareLength() == 0 || line.verbose()) {
            types(line, arp);
            if (!line.verbose()) {
                line.say(", length ").say(arp.length());
                return;
            }
            line.say(", ");
        }
        switch (arp.operation()) {
            case 1 -> request(line, arp, ip);
            case 2 -> {
                line.say("Reply ");
                address(line, arp, arp.senderAddress(), ip);
                mac(line.say(" is-at "), arp.senderMac());
            }
            case 3 -> {
                mac(line.say("Reverse Request who-is "), arp.targetMac());
                mac(line.say(" tell "), arp.senderMac());
            }
            case 4 -> {
                mac(line.say("Reverse Reply "), arp.targetMac());
                address(line.say(" at "), arp, arp.targetAddress(), ip);
            }
            case 8 -> {
                mac(line.say("Inverse Request who-is "), arp.targetMac());
                mac(line.say(" tell "), arp.senderMac());
            }
            case 9 -> {
                mac(line.say("Inverse Reply "), arp.senderMac());
                address(line.say(" at "), arp, arp.senderAddress(), ip);
            }
            default -> {
                if (arp.operation() == 10) {
                    line.say("NACK Reply ");
                } else {
                    line.say("Unknown (").say(arp.operation()).say(") ");
                }
                if (walk.peek() instanceof Data data) {
                    byte[] copy = data.bytes().bytes();
                    Dumps.both(line.out, copy, 0, copy.length);
                }
                return;
            }
        }
        line.say(", length ").say(arp.length());
    }

    private static void request(Line line, Arp arp, boolean ip) {
        line.say("Request who-has ");
        address(line, arp, arp.targetAddress(), ip);
        if (!zero(arp.targetMac())) {
            mac(line.say(" ("), arp.targetMac());
            line.say(')');
        }
        address(line.say(" tell "), arp, arp.senderAddress(), ip);
    }

    private static void types(Line line, Arp arp) {
        String hardware = switch (arp.hardwareType()) {
            case 1 -> "Ethernet";
            case 6 -> "TokenRing";
            case 7 -> "ArcNet";
            case 15 -> "FrameRelay";
            case 19 -> "ATM";
            case 23 -> "Strip";
            case 24 -> "IEEE 1394";
            case 32 -> "InfiniBand";
            default -> null;
        };
        if (hardware == null) {
            line.say("Unknown Hardware (").say(arp.hardwareType()).say(')');
        } else {
            line.say(hardware);
        }
        line.say(" (len ").say(arp.hardwareLength()).say("), ");
        String protocol = Names.etherType(arp.protocolType());
        if (protocol == null) {
            line.say("Unknown Protocol (0x").hex(arp.protocolType(), 4).say(')');
        } else {
            line.say(protocol);
        }
        line.say(" (len ").say(arp.protocolLength()).say(')');
    }

    private static void address(Line line, Arp arp, IpAddress address, boolean ip) {
        if (!ip) {
            line.say("<wrong proto type>");
        } else if (arp.protocolLength() != 4 || address == null) {
            line.say("<wrong len>");
        } else {
            line.say(address);
        }
    }

    private static void mac(Line line, MacAddress mac) {
        String text = mac.toString();
        line.say(text.isEmpty() ? "<empty>" : text);
    }

    private static boolean zero(MacAddress mac) {
        for (byte octet : mac.octets()) {
            if (octet != 0) {
                return false;
            }
        }
        return true;
    }
}
