package io.podwire.packets.line;

/** IEEE 802.3's slow protocols: LACP, by which a bond's links find together (802.1AX), and its markers. */
final class SlowLine {

    private static final int LACP = 1;
    private static final int MARKER = 2;
    private static final int MAINTENANCE = 3;

    private static final int[] STATES = {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80};
    private static final String[] STATE_NAMES = {
        "Activity", "Timeout", "Aggregation", "Synchronization", "Collecting", "Distributing", "Default", "Expired"
    };

    private SlowLine() {}

    static void say(Line line, Scan scan) {
        if (scan.length < 1) {
            tooShort(line);
            return;
        }
        int protocol = scan.u8(0);
        boolean versioned = protocol == LACP || protocol == MARKER;
        if (versioned && scan.length < 2) {
            tooShort(line);
            return;
        }
        if (versioned && scan.u8(1) != 1) {
            line.say(protocol == LACP ? "LACP" : "MARKER").say(" version ").say(scan.u8(1));
            line.say(" packet not supported");
            return;
        }
        switch (protocol) {
            case LACP -> line.say("LACPv1");
            case MARKER -> line.say("MARKERv1");
            case MAINTENANCE -> line.say("OAM");
            default -> line.say("unknown (").say(protocol).say(')');
        }
        line.say(", length ").say(scan.length);
        if (versioned && line.verbose()) {
            pieces(line, scan, protocol);
        } else if (!versioned && protocol != MAINTENANCE) {
            scan.hex(line, "\n\t", 0, scan.length);
        }
    }

    private static void tooShort(Line line) {
        line.say(line.verbose() ? "\n\t\t packet is too short" : " (packet is too short)");
    }

    private static void pieces(Line line, Scan scan, int protocol) {
        for (int at = 2; at < scan.length; ) {
            if (scan.length - at < 2) {
                tooShort(line);
                return;
            }
            int type = scan.u8(at);
            int length = scan.u8(at + 1);
            line.say("\n\t").say(name(protocol, type)).say(" TLV (0x").hex(type, 2);
            line.say("), length ").say(length);
            if (type == 0) {
                return;
            }
            if (length < 2) {
                line.say("\n\t    ERROR: illegal length - should be >= 2");
                return;
            }
            if (scan.length - at < length) {
                tooShort(line);
                return;
            }
            if (!scan.has(at, length)) {
                line.cut("slow");
                return;
            }
            boolean told = piece(line, scan, protocol << 8 | type, at + 2, length);
            if (!told || line.options.verbosity() > 1) {
                scan.hex(line, "\n\t  ", at + 2, length - 2);
            }
            at += length;
        }
    }

    private static String name(int protocol, int type) {
        return switch (protocol << 8 | type) {
            case 0x100, 0x200 -> "Terminator";
            case 0x101 -> "Actor Information";
            case 0x102 -> "Partner Information";
            case 0x103 -> "Collector Information";
            case 0x201 -> "Marker Information";
            default -> "Unknown";
        };
    }

    /** False where it is of no kind that is known. */
    private static boolean piece(Line line, Scan scan, int kind, int at, int length) {
        int right = switch (kind) {
            case 0x101, 0x102 -> 20;
            case 0x103, 0x201 -> 16;
            default -> -1;
        };
        if (right < 0) {
            return false;
        }
        if (length != right) {
            line.say("\n\t    ERROR: illegal length - should be ").say(right);
        } else if (kind == 0x103) {
            line.say("\n\t  Max Delay ").say(scan.u16(at));
        } else if (kind == 0x201) {
            line.say("\n\t  Request System ").say(scan.mac(at + 2)).say(", Request Port ");
            line.say(scan.u16(at)).say(", Request Transaction ID 0x").hex(scan.u32(at + 8), 8);
        } else {
            line.say("\n\t  System ")
                    .say(scan.mac(at + 2))
                    .say(", System Priority ")
                    .say(scan.u16(at));
            line.say(", Key ").say(scan.u16(at + 8)).say(", Port ").say(scan.u16(at + 12));
            line.say(", Port Priority ").say(scan.u16(at + 10));
            Bits.say(line.say("\n\t  State Flags ["), scan.u8(at + 14), STATES, STATE_NAMES);
            line.say(']');
        }
        return true;
    }
}
