package io.podwire.packets.line;

/** Messages of bridges that keep loops out: spanning tree of all four forms (IEEE 802.1D, 802.1w, 802.1s, 802.1aq). */
final class StpLine {

    private static final int RAPID = 2;
    private static final int MULTIPLE = 3;
    private static final int SHORTEST_PATH = 4;

    private static final int CONFIGURATION = 0;
    private static final int RAPID_CONFIGURATION = 2;
    private static final int TOPOLOGY_CHANGE = 0x80;

    /** Bytes of a configuration; the rapid form has one more, of several trees many more. */
    private static final int LEAST = 35;

    private static final int LEAST_MULTIPLE = 102;
    private static final int VERSION_3_AT = 36;
    private static final int NAME_AT = 39;
    private static final int INSTANCE = 16;
    private static final int LEAST_SHORTEST_PATH = 87;

    private static final int[] FLAGS = {0x01, 0x02, 0x10, 0x20, 0x40, 0x80};
    private static final String[] FLAG_NAMES = {
        "Topology change", "Proposal", "Learn", "Forward", "Agreement", "Topology change ACK"
    };

    private StpLine() {}

    static void say(Line line, Scan scan) {
        if (scan.length < 4) {
            line.invalid();
            return;
        }
        if (scan.u16(0) != 0) {
            line.say("unknown STP version, length ").say(scan.length);
            return;
        }
        int version = scan.u8(2);
        switch (version) {
            case 0 -> line.say("STP 802.1d");
            case RAPID -> line.say("STP 802.1w");
            case MULTIPLE -> line.say("STP 802.1s");
            case SHORTEST_PATH -> line.say("STP 802.1aq");
            default -> {
                line.say("STP Unknown STP protocol (0x").hex(version, 2).say(')');
                return;
            }
        }
        int type = scan.u8(3);
        switch (type) {
            case CONFIGURATION -> configuration(line.say(", Config"), scan, version, LEAST);
            case RAPID_CONFIGURATION -> rapid(line.say(", Rapid STP"), scan, version);
            case TOPOLOGY_CHANGE -> line.say(", Topology Change");
            default -> line.say(", Unknown BPDU Type (0x").hex(type, 2).say(')');
        }
    }

    private static void rapid(Line line, Scan scan, int version) {
        if (version == RAPID) {
            configuration(line, scan, version, LEAST + 1);
        } else if (version >= MULTIPLE) {
            if (scan.length < LEAST_MULTIPLE || scan.u8(LEAST) != 0) {
                line.invalid();
                return;
            }
            int trees = scan.u16(VERSION_3_AT) + 2;
            if (scan.length < VERSION_3_AT + trees) {
                line.invalid();
                return;
            }
            multiple(line, scan);
            if (version == SHORTEST_PATH) {
                int paths = scan.u16(VERSION_3_AT + trees) + 2;
                if (scan.length < VERSION_3_AT + trees + paths || paths < LEAST_SHORTEST_PATH) {
                    line.invalid();
                } else if (line.verbose()) {
                    shortestPath(line, scan, VERSION_3_AT + trees);
                }
            }
        }
    }

    private static void configuration(Line line, Scan scan, int version, int least) {
        if (scan.length < least) {
            line.invalid();
            return;
        }
        int flags = scan.u8(4);
        Bits.say(line.say(", Flags ["), flags, FLAGS, FLAG_NAMES);
        line.say(']');
        scan.need(17, 10);
        bridge(line.say(", bridge-id "), scan, 17);
        line.say('.').hex(scan.u16(25), 4).say(", length ").say(scan.length);
        if (!line.verbose()) {
            return;
        }
        times(line, scan);
        bridge(line.say("\n\troot-id "), scan, 5);
        line.say(", root-pathcost ").say(scan.u32(13));
        if (version == RAPID) {
            line.say(", port-role ").say(role(flags));
        }
    }

    private static void times(Line line, Scan scan) {
        scan.need(27, 8);
        seconds(line.say("\n\tmessage-age "), scan.u16(27));
        seconds(line.say("s, max-age "), scan.u16(29));
        seconds(line.say("s, hello-time "), scan.u16(31));
        seconds(line.say("s, forwarding-delay "), scan.u16(33));
        line.say('s');
    }

    /** Of 256ths; an exact half goes to the even one, as in C. */
    private static void seconds(Line line, int number) {
        long hundredths = (long) Math.rint(number * 100 / 256.0);
        line.say(hundredths / 100).say('.');
        Digits.padded(line.out, hundredths % 100, 2);
    }

    private static void bridge(Line line, Scan scan, int at) {
        line.hex(scan.u16(at), 4).say('.').say(scan.mac(at + 2));
    }

    private static String role(int flags) {
        return switch (flags >> 2 & 3) {
            case 1 -> "Alternate";
            case 2 -> "Root";
            case 3 -> "Designated";
            default -> "Unknown";
        };
    }

    private static void multiple(Line line, Scan scan) {
        int flags = scan.u8(4);
        Bits.say(line.say(", CIST Flags ["), flags, FLAGS, FLAG_NAMES);
        line.say("], length ").say(scan.length);
        if (!line.verbose()) {
            return;
        }
        line.say("\n\tport-role ").say(role(flags));
        bridge(line.say(", CIST root-id "), scan, 5);
        line.say(", CIST ext-pathcost ").say(scan.u32(13));
        bridge(line.say("\n\tCIST regional-root-id "), scan, 17);
        line.say(", CIST port-id ").hex(scan.u16(25), 4).say(',');
        times(line, scan);
        line.say("\n\tv3len ").say(scan.u16(VERSION_3_AT)).say(", MCID Name ");
        scan.padded(line, NAME_AT, 32);
        line.say(", rev ").say(scan.u16(NAME_AT + 32)).say(",\n\t\tdigest ");
        digest(line, scan, NAME_AT + 34, 16);
        line.say(", CIST int-root-pathcost ").say(scan.u32(89)).say(',');
        bridge(line.say("\n\tCIST bridge-id "), scan, 93);
        line.say(", CIST remaining-hops ").say(scan.u8(101));
        int left = scan.u16(VERSION_3_AT) - 64;
        for (int at = LEAST_MULTIPLE; left >= INSTANCE; at += INSTANCE) {
            instance(line, scan, at);
            left -= INSTANCE;
        }
    }

    private static void instance(Line line, Scan scan, int at) {
        int flags = scan.u8(at);
        line.say("\n\tMSTI ").say(scan.u16(at + 1) & 0xfff).say(", Flags [");
        Bits.say(line, flags, FLAGS, FLAG_NAMES);
        line.say("], port-role ").say(role(flags));
        bridge(line.say("\n\t\tMSTI regional-root-id "), scan, at + 1);
        line.say(", pathcost ").say(scan.u32(at + 9));
        line.say("\n\t\tMSTI bridge-prio ").say(scan.u8(at + 13) >> 4);
        line.say(", port-prio ").say(scan.u8(at + 14) >> 4);
        line.say(", hops ").say(scan.u8(at + 15));
    }

    private static void digest(Line line, Scan scan, int at, int count) {
        for (int i = 0; i < count; i++) {
            line.hex(scan.u8(at + i), 2);
        }
    }

    private static void shortestPath(Line line, Scan scan, int at) {
        line.say("\n\tv4len ").say(scan.u16(at)).say(", AUXMCID Name ");
        scan.padded(line, at + 3, 32);
        line.say(", Rev ").say(scan.u16(at + 35)).say(",\n\t\tdigest ");
        digest(line, scan, at + 37, 16);
        int agreement = scan.u8(at + 53);
        line.say("\n\tAgreement num ").say(agreement >> 6);
        line.say(", Discarded Agreement num ").say(agreement >> 4 & 3);
        line.say(", Agreement valid-flag ").say(agreement >> 3 & 1);
        line.say(",\n\tRestricted role-flag: ").say(agreement >> 2 & 1);
        line.say(", Format id ").say(scan.u8(at + 55) >> 4).say(" cap ").say(scan.u8(at + 55));
        line.say(", Convention id ").say(scan.u8(at + 56) >> 4).say(" cap ").say(scan.u8(at + 56));
        line.say(",\n\tEdge count ").say(scan.u16(at + 57)).say(", Agreement digest ");
        digest(line, scan, at + 67, 20);
    }
}
