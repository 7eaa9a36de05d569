package io.podwire.packets.line;

/** The options of DHCP (RFC 2132), each in a line of its own. */
final class DhcpOptionsLine {

    private static final int PAD = 0;
    private static final int NETBIOS_NODE = 46;
    private static final int OVERLOAD = 52;
    private static final int MESSAGE = 53;
    private static final int PARAMETERS = 55;
    private static final int CLIENT_ID = 61;
    private static final int USER_CLASS = 77;
    private static final int FQDN = 81;
    private static final int AGENT = 82;
    private static final int END = 255;

    private DhcpOptionsLine() {}

    static void say(Line line, Scan scan, int from) {
        boolean all = line.options.verbosity() > 2;
        int at = from;
        while (scan.has(at, 1)) {
            int code = scan.u8(at++);
            if (code == PAD && !all) {
                continue;
            }
            if (code == END && !all) {
                return;
            }
            int length = code == PAD || code == END ? 0 : scan.u8(at++);
            line.say("\n\t    ").say(DhcpOptionNames.of(code)).say(" (").say(code);
            line.say("), length ").say(length).say(length > 0 ? ": " : "");
            if (code == PAD) {
                at = padding(line, scan, at);
            }
            if (!scan.has(at, length)) {
                line.cut("bootp");
                return;
            }
            value(line, scan, code, at, length);
            at += length;
        }
    }

    private static int padding(Line line, Scan scan, int from) {
        int at = from;
        while (scan.has(at, 1) && scan.u8(at) == PAD) {
            at++;
        }
        if (at > from) {
            line.say(", occurs ").say(at - from + 1);
        }
        return at;
    }

    private static void value(Line line, Scan scan, int code, int at, int length) {
        if (code == MESSAGE && length == 1) {
            message(line, scan.u8(at));
            return;
        }
        if (code == PARAMETERS) {
            parameters(line, scan, at, length);
            return;
        }
        int end = at + length;
        int left = end
                - switch (DhcpOptionNames.form(code, length)) {
                    case TEXT -> quoted(line, scan, at, end);
                    case ADDRESSES -> addresses(line, scan, at, end);
                    case PAIRS -> pairs(line, scan, at, end);
                    case WORDS -> words(line, scan, at, end, false);
                    case SIGNED -> words(line, scan, at, end, true);
                    case SHORTS -> shorts(line, scan, at, end);
                    case SWITCHES -> switches(line, scan, at, end);
                    case BYTES -> bytes(line, scan, at, end);
                    case OWN -> own(line, scan, code, at, end);
                };
        if (left > 0) {
            line.say("\n\t  trailing data length ").say(left);
        }
    }

    private static void message(Line line, int type) {
        switch (type) {
            case 1 -> line.say("Discover");
            case 2 -> line.say("Offer");
            case 3 -> line.say("Request");
            case 4 -> line.say("Decline");
            case 5 -> line.say("ACK");
            case 6 -> line.say("NACK");
            case 7 -> line.say("Release");
            case 8 -> line.say("Inform");
            case 10 -> line.say("LeaseQuery");
            case 11 -> line.say("LeaseUnassigned");
            case 12 -> line.say("LeaseUnknown");
            case 13 -> line.say("LeaseActive");
            default -> line.say("Unknown (").say(type).say(')');
        }
    }

    private static void parameters(Line line, Scan scan, int at, int length) {
        for (int i = 0; i < length; i++) {
            int code = scan.u8(at + i);
            line.say(i % 4 == 0 ? "\n\t      " : ", ");
            line.say(DhcpOptionNames.of(code)).say(" (").say(code).say(')');
        }
    }

    /** Each of the following answers where it stopped: values that are too long by a few bytes leave some. */
    private static int quoted(Line line, Scan scan, int from, int end) {
        line.say('"');
        scan.text(line, from, end - from);
        line.say('"');
        return end;
    }

    private static int addresses(Line line, Scan scan, int from, int end) {
        int at = from;
        for (; at + 4 <= end; at += 4) {
            line.say(at > from ? "," : "").say(scan.ipv4(at));
        }
        return at;
    }

    private static int pairs(Line line, Scan scan, int from, int end) {
        int at = from;
        for (; at + 8 <= end; at += 8) {
            line.say(at > from ? ",(" : "(").say(scan.ipv4(at)).say(':').say(scan.ipv4(at + 4));
            line.say(')');
        }
        return at;
    }

    private static int words(Line line, Scan scan, int from, int end, boolean signed) {
        int at = from;
        for (; at + 4 <= end; at += 4) {
            long word = scan.u32(at);
            line.say(at > from ? "," : "").say(signed ? (int) word : word);
        }
        return at;
    }

    private static int shorts(Line line, Scan scan, int from, int end) {
        int at = from;
        for (; at + 2 <= end; at += 2) {
            line.say(at > from ? "," : "").say(scan.u16(at));
        }
        return at;
    }

    private static int switches(Line line, Scan scan, int from, int end) {
        for (int at = from; at < end; at++) {
            line.say(at > from ? "," : "");
            switch (scan.u8(at)) {
                case 0 -> line.say('N');
                case 1 -> line.say('Y');
                default -> line.say(scan.u8(at)).say('?');
            }
        }
        return end;
    }

    private static int bytes(Line line, Scan scan, int from, int end) {
        for (int at = from; at < end; at++) {
            line.say(at > from ? "." : "").say(scan.u8(at));
        }
        return end;
    }

    private static int own(Line line, Scan scan, int code, int at, int end) {
        int least = code == FQDN ? 3 : code == USER_CLASS ? 2 : code == AGENT ? 0 : code > AGENT ? 5 : 1;
        if (end - at < least) {
            line.say("[ERROR: length < ").say(least).say(" bytes]");
            return end;
        }
        return switch (code) {
            case NETBIOS_NODE -> node(line, scan.u8(at), at);
            case OVERLOAD -> overload(line, scan.u8(at), at);
            case CLIENT_ID -> client(line, scan, at, end);
            case USER_CLASS -> classes(line, scan, at, end);
            case FQDN -> domain(line, scan, at, end);
            case AGENT -> agent(line, scan, at, end);
            default -> routes(line, scan, at, end);
        };
    }

    private static int node(Line line, int type, int at) {
        switch (type) {
            case 1 -> line.say("b-node");
            case 2 -> line.say("p-node");
            case 4 -> line.say("m-node");
            case 8 -> line.say("h-node");
            default -> line.say('#').say(type);
        }
        return at + 1;
    }

    private static int overload(Line line, int what, int at) {
        switch (what) {
            case 1 -> line.say("file");
            case 2 -> line.say("sname");
            case 3 -> line.say("file+sname");
            default -> line.say('#').say(what);
        }
        return at + 1;
    }

    private static int client(Line line, Scan scan, int from, int end) {
        int type = scan.u8(from);
        switch (type) {
            case 0 -> {
                return quoted(line, scan, from + 1, end);
            }
            case 1 -> line.say("ether ");
            case 6 -> line.say("ieee802 ");
            case 7 -> line.say("arcnet ");
            case 15 -> line.say("frelay ");
            case 23 -> line.say("strip ");
            case 24 -> line.say("ieee1394 ");
            default -> line.say("hardware-type ").say(type).say(", ");
        }
        for (int at = from + 1; at < end; at++) {
            line.say(at > from + 1 ? ":" : "").hex(scan.u8(at), 2);
        }
        return end;
    }

    private static int classes(Line line, Scan scan, int from, int end) {
        int number = 1;
        for (int at = from; at < end; number++) {
            int length = scan.u8(at++);
            line.say("\n\t      instance#").say(number).say(": ");
            if (length == 0) {
                line.say("[ERROR: suboption length must be non-zero]");
                return end;
            }
            if (end - at < length) {
                line.say("[ERROR: invalid option]");
                return end;
            }
            at = quoted(line, scan, at, at + length);
            line.say(", length ").say(length);
        }
        return end;
    }

    private static int domain(Line line, Scan scan, int at, int end) {
        int flags = scan.u8(at);
        if ((flags & 0xf0) != 0) {
            line.say("[ERROR: MBZ nibble 0x").hex(flags >> 4).say(" != 0] ");
        }
        if ((flags & 0x0f) != 0) {
            line.say('[').say((flags & 1) != 0 ? "S" : "").say((flags & 2) != 0 ? "O" : "");
            line.say((flags & 4) != 0 ? "E" : "")
                    .say((flags & 8) != 0 ? "N" : "")
                    .say("] ");
        }
        if (scan.u16(at + 1) != 0) {
            line.say(scan.u8(at + 1)).say('/').say(scan.u8(at + 2)).say(' ');
        }
        return quoted(line, scan, at + 3, end);
    }

    /** What a relay tells of where the client sits (RFC 3046, RFC 3993). */
    private static int agent(Line line, Scan scan, int from, int end) {
        int at = from;
        while (at + 2 <= end) {
            int part = scan.u8(at);
            int length = scan.u8(at + 1);
            at += 2;
            line.say("\n\t      ")
                    .say(part == 1 ? "Circuit-ID" : part == 2 ? "Remote-ID" : part == 6 ? "Subscriber-ID" : "Unknown");
            line.say(" SubOption ").say(part).say(", length ").say(length).say(": ");
            if (length > end - at) {
                line.say("length goes past end of option");
                return end;
            }
            if (part == 1 || part == 2 || part == 6) {
                scan.text(line, at, length);
            } else {
                scan.hex(line, "\n\t\t", at, length);
            }
            at += length;
        }
        return at;
    }

    /** RFC 3442: of a destination only the octets that its mask covers. */
    private static int routes(Line line, Scan scan, int from, int end) {
        for (int at = from; at < end; ) {
            line.say(at > from ? "," : "");
            int width = scan.u8(at++);
            int octets = (width + 7) / 8;
            if (width > 32) {
                line.say("[ERROR: Mask width (").say(width).say(") > 32]");
                return end;
            }
            if (end - at < octets + 4) {
                line.say("[ERROR: Remaining length (").say(end - at);
                line.say(") < ").say(octets + 4).say(" bytes]");
                return end;
            }
            line.say(width == 0 ? "(default" : "(");
            for (int i = 0; width > 0 && i < 4; i++) {
                line.say(i > 0 ? "." : "").say(i < octets ? scan.u8(at + i) : 0);
            }
            if (width > 0) {
                line.say('/').say(width);
            }
            at += octets;
            line.say(':').say(scan.ipv4(at)).say(')');
            at += 4;
        }
        return end;
    }
}
