package io.podwire.packets.line;

/** What a neighbor on a cable tells of itself (LLDP, IEEE 802.1AB): a list of pieces, each with its type and length. */
final class LldpLine {

    private static final int[] CAPABILITIES = {1, 2, 4, 8, 16, 32, 64, 128};
    private static final String[] CAPABILITY_NAMES = {
        "Other", "Repeater", "Bridge", "WLAN AP", "Router", "Telephone", "Docsis", "Station Only"
    };

    private LldpLine() {}

    static void say(Line line, Scan scan) {
        line.say("LLDP, length ").say(scan.length);
        int at = 0;
        while (scan.length - at >= 2) {
            if (!scan.has(at, 2)) {
                line.cut("lldp");
                return;
            }
            int head = scan.u16(at);
            int type = head >> 9;
            int length = head & 0x1ff;
            at += 2;
            if (line.verbose()) {
                line.say("\n\t").say(name(type)).say(" TLV (").say(type);
                line.say("), length ").say(length);
            }
            if (type == 0 || length == 0) {
                return;
            }
            if (!scan.has(at, length) || scan.length - at < length || !piece(line, scan, type, at, length)) {
                line.cut("lldp");
                return;
            }
            at += length;
        }
    }

    private static String name(int type) {
        return switch (type) {
            case 0 -> "End";
            case 1 -> "Chassis ID";
            case 2 -> "Port ID";
            case 3 -> "Time to Live";
            case 4 -> "Port Description";
            case 5 -> "System Name";
            case 6 -> "System Description";
            case 7 -> "System Capabilities";
            case 8 -> "Management Address";
            case 127 -> "Organization specific";
            default -> "Unknown";
        };
    }

    /** False where it is too short for what it is; then nothing more is told. */
    private static boolean piece(Line line, Scan scan, int type, int at, int length) {
        if (type == 5) {
            scan.padded(line.say(": "), at, length);
        }
        if (!line.verbose()) {
            return true;
        }
        boolean told = true;
        switch (type) {
            case 1, 2 -> {
                if (length < 2 || !enoughForIdentity(scan, type, at, length)) {
                    return identityCut(line, scan, type, at, length);
                }
                told = identity(line, scan, type, at, length);
            }
            case 3 -> {
                if (length < 2) {
                    return false;
                }
                line.say(": TTL ").say(scan.u16(at)).say('s');
            }
            case 4 -> scan.padded(line.say(": "), at, length);
            case 5 -> {}
            case 6 -> scan.padded(line.say("\n\t  "), at, length);
            case 7 -> {
                if (length < 4) {
                    return false;
                }
                capabilities(line.say("\n\t  System  "), scan.u16(at));
                capabilities(line.say("\n\t  Enabled "), scan.u16(at + 2));
            }
            case 8 -> {
                if (!management(line, scan, at, at + length)) {
                    return false;
                }
            }
            case 127 -> {
                if (length < 3) {
                    return false;
                }
                told = LldpPrivateLines.say(line, new Scan(scan.bytes.slice(at, length), length));
            }
            default -> told = false;
        }
        if (line.options.verbosity() > 1 || !told) {
            scan.hex(line, "\n\t  ", at, length);
        }
        return true;
    }

    private static boolean mac(int type, int kind) {
        return kind == (type == 1 ? 4 : 3);
    }

    private static boolean network(int type, int kind) {
        return kind == (type == 1 ? 5 : 4);
    }

    private static boolean enoughForIdentity(Scan scan, int type, int at, int length) {
        int kind = scan.u8(at);
        return mac(type, kind) ? length >= 7 : !network(type, kind) || enoughForAddress(scan, at + 1, length - 1);
    }

    private static boolean identityCut(Line line, Scan scan, int type, int at, int length) {
        if (length >= 2) {
            kind(line, scan, type, at);
        }
        return false;
    }

    private static void kind(Line line, Scan scan, int type, int at) {
        int kind = scan.u8(at);
        line.say("\n\t  Subtype ").say(type == 1 ? chassis(kind) : port(kind));
        line.say(" (").say(kind).say("): ");
    }

    /** Of the chassis or the port. False where it is of no kind that is known. */
    private static boolean identity(Line line, Scan scan, int type, int at, int length) {
        kind(line, scan, type, at);
        int kind = scan.u8(at);
        if (kind < 1 || kind > 7) {
            return false;
        }
        if (mac(type, kind)) {
            line.say(scan.mac(at + 1));
        } else if (network(type, kind)) {
            address(line, scan, at + 1);
        } else {
            scan.padded(line, at + 1, length - 1);
        }
        return true;
    }

    private static String chassis(int kind) {
        return switch (kind) {
            case 1 -> "Chassis component";
            case 2 -> "Interface alias";
            case 3 -> "Port component";
            case 4 -> "MAC address";
            case 5 -> "Network address";
            case 6 -> "Interface name";
            case 7 -> "Local";
            default -> "Unknown";
        };
    }

    private static String port(int kind) {
        return switch (kind) {
            case 1 -> "Interface alias";
            case 2 -> "Port component";
            case 3 -> "MAC address";
            case 4 -> "Network Address";
            case 5 -> "Interface Name";
            case 6 -> "Agent circuit ID";
            case 7 -> "Local";
            default -> "Unknown";
        };
    }

    private static void capabilities(Line line, int set) {
        Bits.say(line.say("Capabilities ["), set, CAPABILITIES, CAPABILITY_NAMES);
        line.say("] (0x").hex(set, 4).say(')');
    }

    private static boolean enoughForAddress(Scan scan, int at, int length) {
        if (length < 1) {
            return false;
        }
        int family = scan.u8(at);
        int least = family == 1 ? 4 : family == 2 ? 16 : family == 6 ? 6 : 0;
        return length - 1 >= least;
    }

    /** IANA's family numbers: 1 is IPv4, 2 IPv6, 6 Ethernet. */
    private static void address(Line line, Scan scan, int at) {
        int family = scan.u8(at);
        line.say("AFI ").say(family(family)).say(" (").say(family).say(')');
        switch (family) {
            case 1 -> line.say(": ").say(scan.ipv4(at + 1));
            case 2 -> line.say(": ").say(scan.ipv6(at + 1));
            case 6 -> line.say(": ").say(scan.mac(at + 1));
            default -> line.say(", no AF printer !");
        }
    }

    private static String family(int number) {
        return switch (number) {
            case 0 -> "Reserved";
            case 1 -> "IPv4";
            case 2 -> "IPv6";
            case 3 -> "NSAP";
            case 4 -> "HDLC";
            case 5 -> "BBN 1822";
            case 6 -> "802";
            case 7 -> "E.163";
            case 8 -> "E.164";
            case 9 -> "F.69";
            case 10 -> "X.121";
            case 11 -> "Novell IPX";
            case 12 -> "Appletalk";
            case 13 -> "Decnet IV";
            case 14 -> "Banyan Vines";
            case 15 -> "E.164 with NSAP subaddress";
            default -> "Unknown";
        };
    }

    private static boolean management(Line line, Scan scan, int from, int end) {
        int length = scan.u8(from);
        int at = from + 1;
        if (end - at < length || !enoughForAddress(scan, at, length)) {
            return false;
        }
        address(line.say("\n\t  Management Address length ").say(length).say(", "), scan, at);
        at += length;
        if (end - at < 5) {
            return false;
        }
        int kind = scan.u8(at);
        line.say("\n\t  ").say(kind == 2 ? "Interface Index" : kind == 3 ? "System Port Number" : "Unknown");
        line.say(" Interface Numbering (").say(kind).say("): ").say(scan.u32(at + 1));
        at += 5;
        if (at < end) {
            int object = scan.u8(at);
            if (end - at < 1 + object) {
                return false;
            }
            if (object > 0) {
                scan.padded(line.say("\n\t  OID length ").say(object), at + 1, object);
            }
        }
        return true;
    }
}
