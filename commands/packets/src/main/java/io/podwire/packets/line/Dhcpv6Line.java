package io.podwire.packets.line;

/** DHCP for IPv6 (RFC 8415): with {@code -v} its options too, those within others in parentheses of their own. */
final class Dhcpv6Line {

    private static final int RELAY_FORWARD = 12;
    private static final int RELAY_REPLY = 13;

    /** An address of a relay's message within another's, and so on: more is somebody playing. */
    private static final int MOST_NESTED = 16;

    private Dhcpv6Line() {}

    static void say(Line line, Scan scan) {
        message(line, scan, 0, Math.min(scan.length, scan.bytes.length()), 0);
    }

    private static void message(Line line, Scan scan, int at, int end, int depth) {
        line.say("dhcp6");
        if (end - at < 4) {
            line.cut("dhcp6");
            return;
        }
        int type = scan.u8(at);
        name(line.say(' '), type);
        if (!line.verbose()) {
            return;
        }
        if (type == RELAY_FORWARD || type == RELAY_REPLY) {
            line.say(" (linkaddr=").say(scan.ipv6(at + 2));
            line.say(" peeraddr=").say(scan.ipv6(at + 18));
            options(line, scan, at + 34, end, depth);
        } else {
            line.say(" (xid=").hex(scan.u24(at + 1));
            options(line, scan, at + 4, end, depth);
        }
        line.say(')');
    }

    private static void name(Line line, int type) {
        switch (type) {
            case 1 -> line.say("solicit");
            case 2 -> line.say("advertise");
            case 3 -> line.say("request");
            case 4 -> line.say("confirm");
            case 5 -> line.say("renew");
            case 6 -> line.say("rebind");
            case 7 -> line.say("reply");
            case 8 -> line.say("release");
            case 9 -> line.say("decline");
            case 10 -> line.say("reconfigure");
            case 11 -> line.say("inf-req");
            case RELAY_FORWARD -> line.say("relay-fwd");
            case RELAY_REPLY -> line.say("relay-reply");
            case 14 -> line.say("leasequery");
            case 15 -> line.say("leasequery-reply");
            default -> line.say("msgtype-").say(type);
        }
    }

    private static void options(Line line, Scan scan, int from, int end, int depth) {
        for (int at = from; at < end; ) {
            if (end - at < 4 || end - at - 4 < scan.u16(at + 2) || depth > MOST_NESTED) {
                line.cut("dhcp6");
                return;
            }
            int code = scan.u16(at);
            int length = scan.u16(at + 2);
            at += 4;
            Dhcpv6OptionLine.name(line.say(" ("), code);
            nested(line, scan, code, at, length, depth + 1);
            at += length;
        }
    }

    /** Options that have options within, or a whole message; each of the others by itself. */
    private static void nested(Line line, Scan scan, int code, int at, int length, int depth) {
        int head = switch (code) {
            case 3, 25 -> 12;
            case 4 -> 4;
            case 5 -> 24;
            case 26 -> 25;
            case 9, 45 -> 0;
            default -> -1;
        };
        if (head < 0) {
            Dhcpv6OptionLine.say(line, scan, code, at, length);
            return;
        }
        if (length < head) {
            line.say(" ?)");
            return;
        }
        switch (code) {
            case 3, 25 -> {
                line.say(" IAID:").say(scan.u32(at)).say(" T1:").say(scan.u32(at + 4));
                line.say(" T2:").say(scan.u32(at + 8));
            }
            case 4 -> line.say(" IAID:").say(scan.u32(at));
            case 5 -> {
                line.say(' ').say(scan.ipv6(at)).say(" pltime:").say(scan.u32(at + 16));
                line.say(" vltime:").say(scan.u32(at + 20));
            }
            case 26 -> {
                line.say(' ').say(scan.ipv6(at + 9)).say('/').say(scan.u8(at + 8));
                line.say(" pltime:").say(scan.u32(at)).say(" vltime:").say(scan.u32(at + 4));
            }
            case 9 -> {
                message(line.say(" ("), scan, at, at + length, depth);
                line.say(')');
                return;
            }
            default -> {}
        }
        options(line, scan, at + head, at + length, depth);
        line.say(')');
    }
}
