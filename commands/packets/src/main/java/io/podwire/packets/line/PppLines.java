package io.podwire.packets.line;

import io.podwire.api.packet.Layer;
import io.podwire.api.packet.Pppoe;
import io.podwire.api.packet.Unread;

/** PPP over Ethernet: its setting up, and what a session carries; of PPP's own messages the first line. */
final class PppLines {

    private static final int PADI = 0x09;
    private static final int MOST_OF_PADI = 1484 - 6;

    /** tcpdump shows no more of a tag. */
    private static final int MOST_TEXT = 79;

    private PppLines() {}

    static void say(Line line, Walk walk, Pppoe pppoe) {
        if (pppoe.version() != 1) {
            line.say(" [ver ").say(pppoe.version()).say(']');
        }
        if (pppoe.type() != 1) {
            line.say(" [type ").say(pppoe.type()).say(']');
        }
        line.say("PPPoE ");
        code(line, pppoe.code());
        if (pppoe.code() == PADI && pppoe.said() > MOST_OF_PADI) {
            line.say(" [len ").say(pppoe.said()).say("!]");
        }
        if (pppoe.said() > pppoe.length()) {
            line.say(" [len ").say(pppoe.said()).say(" > ").say(pppoe.length()).say("!]");
        }
        if (pppoe.session() != 0) {
            line.say(" [ses 0x").hex(pppoe.session()).say(']');
        }
        int length = Math.min(pppoe.said(), pppoe.length());
        if (pppoe.code() != 0) {
            tags(line, new Scan(pppoe.tags(), length));
        } else {
            line.say(' ');
            session(line, walk, pppoe, length);
        }
    }

    private static void code(Line line, int code) {
        switch (code) {
            case 0 -> {}
            case PADI -> line.say("PADI");
            case 0x07 -> line.say("PADO");
            case 0x19 -> line.say("PADR");
            case 0x65 -> line.say("PADS");
            case 0xa7 -> line.say("PADT");
            default -> line.say("PAD-").hex(code);
        }
    }

    private static void tags(Line line, Scan scan) {
        try {
            int type = -1;
            for (int at = 0; type != 0 && at < scan.length; ) {
                type = scan.u16(at);
                int length = scan.u16(at + 2);
                at += 4;
                scan.need(at, length);
                line.say(" [");
                tag(line, type);
                if (length > 0) {
                    value(line, scan, at, length);
                }
                line.say(']');
                at += length;
            }
        } catch (Scan.Missing cut) {
            line.giveUp("pppoe");
        }
    }

    private static void tag(Line line, int type) {
        switch (type) {
            case 0x0000 -> line.say("EOL");
            case 0x0101 -> line.say("Service-Name");
            case 0x0102 -> line.say("AC-Name");
            case 0x0103 -> line.say("Host-Uniq");
            case 0x0104 -> line.say("AC-Cookie");
            case 0x0105 -> line.say("Vendor-Specific");
            case 0x0110 -> line.say("Relay-Session-ID");
            case 0x0120 -> line.say("PPP-Max-Payload");
            case 0x0201 -> line.say("Service-Name-Error");
            case 0x0202 -> line.say("AC-System-Error");
            case 0x0203 -> line.say("Generic-Error");
            default -> line.say("TAG-0x").hex(type);
        }
    }

    /** Text where most of it is text, else hex in capitals. */
    private static void value(Line line, Scan scan, int at, int length) {
        int shown = Math.min(length, MOST_TEXT);
        int printable = 0;
        for (int i = 0; i < shown; i++) {
            printable += printable(scan.u8(at + i)) ? 1 : 0;
        }
        if (printable > shown - printable) {
            line.say(" \"");
            for (int i = 0; i < shown; i++) {
                int octet = scan.u8(at + i);
                line.say(printable(octet) ? (char) octet : '.');
            }
            line.say('"');
            return;
        }
        line.say(" 0x");
        for (int i = 0; i < length; i++) {
            line.say("0123456789ABCDEF".charAt(scan.u8(at + i) >> 4));
            line.say("0123456789ABCDEF".charAt(scan.u8(at + i) & 15));
        }
    }

    private static boolean printable(int octet) {
        return octet >= 0x20 && octet < 0x7f;
    }

    private static void session(Line line, Walk walk, Pppoe pppoe, int length) {
        if (pppoe.protocol() == null) {
            line.cut("ppp");
            return;
        }
        String name = name(pppoe.protocol());
        if (line.options.linkLevel()) {
            line.say(name == null ? "unknown" : name).say(" (0x").hex(pppoe.protocol(), 4);
            line.say("), length ").say(length);
            if (name == null) {
                return;
            }
            line.say(": ");
        }
        Layer next = walk.peek();
        if (next instanceof Unread unread) {
            message(line, pppoe.protocol(), new Scan(unread.bytes(), unread.length()), name);
        } else {
            Layers.next(line, walk);
        }
    }

    private static void message(Line line, int protocol, Scan scan, String name) {
        switch (protocol) {
            case 0xc021, 0x8021, 0x8023, 0x8281, 0x8057, 0x80fd, 0xc02b -> {
                line.say(name).say(", ");
                if (scan.length < 4 || !scan.has(0, 2)) {
                    line.say("[|").say(name).say(']');
                    return;
                }
                int code = scan.u8(0);
                line.say(control(code)).say(" (0x").hex(code, 2);
                line.say("), id ").say(scan.u8(1)).say(", length ").say(scan.length + 2);
            }
            // passwords are within
            case 0xc023, 0xc223 -> line.say(name);
            default -> {
                if (name == null) {
                    line.say("unknown PPP protocol (0x").hex(protocol, 4).say(") ");
                } else {
                    line.say(name).say(' ');
                }
                Dumps.indented(line.out, scan.bytes, "\n\t");
            }
        }
    }

    private static String control(int code) {
        return switch (code) {
            case 0 -> "Vendor-Extension";
            case 1 -> "Conf-Request";
            case 2 -> "Conf-Ack";
            case 3 -> "Conf-Nack";
            case 4 -> "Conf-Reject";
            case 5 -> "Term-Request";
            case 6 -> "Term-Ack";
            case 7 -> "Code-Reject";
            case 8 -> "Prot-Reject";
            case 9 -> "Echo-Request";
            case 10 -> "Echo-Reply";
            case 11 -> "Disc-Req";
            case 12 -> "Ident";
            case 13 -> "Time-Rem";
            case 14 -> "Reset-Req";
            case 15 -> "Reset-Ack";
            default -> "Unknown Opcode";
        };
    }

    private static String name(int protocol) {
        return switch (protocol) {
            case 0x0021 -> "IP";
            case 0x0057 -> "IP6";
            case 0x0281, 0x0283 -> "MPLS";
            case 0x00fd -> "Compressed";
            case 0x003d -> "MLPPP";
            case 0x0023 -> "OSI";
            case 0x8021 -> "IPCP";
            case 0x8023 -> "OSICP";
            case 0x8057 -> "IP6CP";
            case 0x8281 -> "MPLSCP";
            case 0x80fd -> "CCP";
            case 0xc021 -> "LCP";
            case 0xc023 -> "PAP";
            case 0xc025 -> "LQM";
            case 0xc02b -> "BACP";
            case 0xc02d -> "BAP";
            case 0xc223 -> "CHAP";
            case 0xc227 -> "EAP";
            default -> null;
        };
    }
}
