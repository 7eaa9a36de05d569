package io.podwire.packets.line;

/** BFD (RFC 5880), by which routers that nodes are see at once that a neighbor is gone. */
final class BfdLine {

    static final int CONTROL = 3784;
    static final int ECHO = 3785;
    static final int MULTIHOP = 4784;
    static final int LAG = 6784;

    private static final int HEADER = 24;
    private static final int SIGNED = 0x04;
    private static final int[] OLD_FLAGS = {0x80, 0x40, 0x20, 0x10, 0x08, 0x04, 0x02, 0x01};
    private static final String[] OLD_NAMES = {
        "I Hear You",
        "Demand",
        "Poll",
        "Final",
        "Control Plane Independent",
        "Authentication Present",
        "Reserved",
        "Reserved"
    };
    private static final int[] FLAGS = {0x20, 0x10, 0x08, 0x04, 0x02, 0x01};
    private static final String[] NAMES = {
        "Poll", "Final", "Control Plane Independent", "Authentication Present", "Demand", "Multipoint"
    };
    private static final String[] STATES = {"AdminDown", "Down", "Init", "Up"};

    private BfdLine() {}

    static boolean port(int port) {
        return port == CONTROL || port == ECHO || port == MULTIHOP || port == LAG;
    }

    static void say(Line line, Scan scan, int port) {
        if (port == ECHO) {
            unread(line.say("BFD, Echo, length: ").say(scan.length), scan);
            return;
        }
        scan.need(0, HEADER);
        int version = scan.u8(0) >> 5;
        int flags = scan.u8(1);
        if (version > 1) {
            line.say("BFDv").say(version).say(", Control, length: ").say(scan.length);
            unread(line, scan);
            return;
        }
        line.say("BFDv").say(version).say(", ");
        if (line.verbose()) {
            line.say("length: ").say(scan.length).say("\n\t");
        }
        if (version == 0) {
            Bits.say(line.say("Control, Flags: ["), flags, OLD_FLAGS, OLD_NAMES);
        } else {
            line.say(port == MULTIHOP ? "Multihop" : port == LAG ? "Lag" : "Control");
            line.say(", State ").say(STATES[flags >> 6]).say(", Flags: [");
            Bits.say(line, flags & 0x3f, FLAGS, NAMES);
        }
        if (!line.verbose()) {
            line.say("], length: ").say(scan.length);
            return;
        }
        int diagnostic = scan.u8(0) & 31;
        line.say("], Diagnostic: ").say(diagnostic(diagnostic)).say(" (0x").hex(diagnostic, 2);
        line.say(")\n\tDetection Timer Multiplier: ").say(scan.u8(2)).say(" (");
        line.say((scan.u8(2) * scan.u32(12) & 0xffff_ffffL) / 1000).say(" ms Detection time), BFD Length: ");
        line.say(scan.u8(3)).say("\n\tMy Discriminator: 0x").hex(scan.u32(4), 8);
        line.say(", Your Discriminator: 0x").hex(scan.u32(8), 8);
        milliseconds(line.say("\n\t  Desired min Tx Interval:    "), scan.u32(12));
        milliseconds(line.say("\n\t  Required min Rx Interval:   "), scan.u32(16));
        milliseconds(line.say("\n\t  Required min Echo Interval: "), scan.u32(20));
        if ((flags & SIGNED) != 0) {
            signature(line, scan);
        }
    }

    private static void signature(Line line, Scan scan) {
        scan.need(HEADER, 2);
        int type = scan.u8(HEADER);
        int length = scan.u8(HEADER + 1);
        line.say("\n\tAuthentication: ").say(signature(type)).say(" (").say(type);
        line.say("), length: ").say(length).say("\n\t  Auth Key ID: ").say(scan.u8(HEADER + 2));
        boolean digest = type == 2 || type == 3;
        if (type == 1) {
            scan.text(line.say(", Password: "), HEADER + 3, Math.max(0, length - 3));
        } else if ((digest || type == 4 || type == 5) && length != (digest ? 24 : 28)) {
            line.say("[invalid length ").say(length).say(']');
        } else if (type >= 2 && type <= 5) {
            line.say(", Sequence Number: 0x").hex(scan.u32(HEADER + 4), 8);
            scan.need(HEADER + 8, length - 8);
            line.say(digest ? "\n\t  Digest: " : "\n\t  Hash: ").bytes(scan.bytes.slice(HEADER + 8, length - 8));
        }
    }

    private static String signature(int type) {
        return switch (type) {
            case 1 -> "Simple Password";
            case 2 -> "Keyed MD5";
            case 3 -> "Meticulous Keyed MD5";
            case 4 -> "Keyed SHA1";
            case 5 -> "Meticulous Keyed SHA1";
            default -> "Unknown";
        };
    }

    private static void unread(Line line, Scan scan) {
        if (line.verbose()) {
            scan.hex(line, "\n\t", 0, scan.length);
        }
    }

    private static void milliseconds(Line line, long microseconds) {
        long number = microseconds / 1000;
        line.say(number > 999 ? "" : number > 99 ? " " : number > 9 ? "  " : "   ");
        line.say(number).say(" ms");
    }

    private static String diagnostic(int code) {
        return switch (code) {
            case 0 -> "No Diagnostic";
            case 1 -> "Control Detection Time Expired";
            case 2 -> "Echo Function Failed";
            case 3 -> "Neighbor Signaled Session Down";
            case 4 -> "Forwarding Plane Reset";
            case 5 -> "Path Down";
            case 6 -> "Concatenated Path Down";
            case 7 -> "Administratively Down";
            case 8 -> "Reverse Concatenated Path Down";
            default -> "unknown";
        };
    }
}
