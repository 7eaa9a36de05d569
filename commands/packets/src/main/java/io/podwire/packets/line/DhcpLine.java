package io.podwire.packets.line;

/** DHCP for IPv4, or BOOTP (RFC 2131, RFC 951). */
final class DhcpLine {

    private static final int REQUEST = 1;
    private static final int REPLY = 2;
    private static final int VENDOR_AT = 236;

    /** What options begin with (RFC 1497); {@code CMU} had a form of its own. */
    private static final long OPTIONS = 0x63825363L;

    private static final long CMU = 0x434d5500L;

    private DhcpLine() {}

    static void say(Line line, Scan scan) {
        int operation = scan.u8(0);
        line.say("BOOTP/DHCP, ");
        switch (operation) {
            case REQUEST -> line.say("Request");
            case REPLY -> line.say("Reply");
            default -> line.say("unknown (0x").hex(operation, 2).say(')');
        }
        int hardware = scan.u8(1);
        int hardwareLength = scan.u8(2);
        boolean ethernet = hardware == 1 && hardwareLength == 6;
        if (ethernet && operation == REQUEST) {
            scan.need(28, 6);
            line.say(" from ").say(scan.mac(28));
        }
        line.say(", length ").say(scan.length);
        if (!line.verbose()) {
            return;
        }
        scan.need(8, 2);
        if (hardware != 1) {
            line.say(", htype ").say(hardware);
        }
        if (!ethernet) {
            line.say(", hlen ").say(hardwareLength);
        }
        numbers(line, scan);
        addresses(line, scan);
        if (ethernet) {
            line.say("\n\t  Client-Ethernet-Address ").say(scan.mac(28));
        }
        if (name(line, scan, "sname", 44, 64) && name(line, scan, "file", 108, 128)) {
            vendor(line, scan);
        }
    }

    /** Numbers that are zero are not told. */
    private static void numbers(Line line, Scan scan) {
        if (scan.u8(3) != 0) {
            line.say(", hops ").say(scan.u8(3));
        }
        if (scan.u32(4) != 0) {
            line.say(", xid 0x").hex(scan.u32(4));
        }
        if (scan.u16(8) != 0) {
            line.say(", secs ").say(scan.u16(8));
        }
        int flags = scan.u16(10);
        line.say((flags & 0x8000) != 0 ? ", Flags [Broadcast]" : ", Flags [none]");
        if (line.options.verbosity() > 1) {
            line.say(" (0x").hex(flags, 4).say(')');
        }
    }

    private static void addresses(Line line, Scan scan) {
        address(line, scan, "Client", 12);
        address(line, scan, "Your", 16);
        address(line, scan, "Server", 20);
        address(line, scan, "Gateway", 24);
    }

    private static void address(Line line, Scan scan, String whose, int at) {
        if (scan.u32(at) != 0) {
            line.say("\n\t  ").say(whose).say("-IP ").say(scan.ipv4(at));
        }
    }

    /** False where it has no end: then nothing more is told. */
    private static boolean name(Line line, Scan scan, String what, int at, int size) {
        if (scan.u8(at) == 0) {
            return true;
        }
        line.say("\n\t  ").say(what).say(" \"");
        for (int i = at; i < at + size && scan.has(i, 1); i++) {
            if (scan.u8(i) == 0) {
                line.say('"');
                return true;
            }
            line.visible(scan.u8(i));
        }
        line.say('"').cut("bootp");
        return false;
    }

    private static void vendor(Line line, Scan scan) {
        if (!scan.has(VENDOR_AT, 4)) {
            line.cut("bootp");
            return;
        }
        long cookie = scan.u32(VENDOR_AT);
        if (cookie == OPTIONS) {
            line.say("\n\t  Vendor-rfc1048 Extensions");
            line.say("\n\t    Magic Cookie 0x").hex(cookie, 8);
            DhcpOptionsLine.say(line, scan, VENDOR_AT + 4);
        } else if (cookie == CMU) {
            line.say(" vend-cmu");
        } else if (cookie != 0) {
            line.say("\n\t  Vendor-#0x").hex(cookie);
        }
    }
}
