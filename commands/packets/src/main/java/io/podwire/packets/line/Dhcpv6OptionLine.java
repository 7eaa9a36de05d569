package io.podwire.packets.line;

/** One option of DHCP for IPv6 that has no others within; the parenthesis that its name stands behind is closed here. */
final class Dhcpv6OptionLine {

    /** Of what may be anything tcpdump shows so many bytes. */
    private static final int SHOWN = 10;

    private Dhcpv6OptionLine() {}

    static void say(Line line, Scan scan, int code, int at, int length) {
        switch (code) {
            case 1, 2 -> identity(line, scan, at, length);
            case 6, 43 -> requested(line, scan, at, length);
            case 7 -> number(line, length == 1, length == 1 ? scan.u8(at) : 0);
            case 8 -> number(line, length == 2, length == 2 ? scan.u16(at) : 0);
            case 32, 46 -> number(line, length == 4, length == 4 ? scan.u32(at) : 0);
            case 13 -> status(line, scan, at, length);
            case 18, 38 -> {
                hex(line.say(' '), scan, at, Math.min(length, SHOWN));
                line.say("...)");
            }
            case 19 -> reconfigure(line, scan, at, length);
            case 21, 24 -> {
                for (int next = at; next < at + length; ) {
                    next = domain(line.say(' '), scan, next, at + length);
                }
                line.say(')');
            }
            case 22, 23, 27, 28, 31, 34, 40, 48 -> addresses(line, scan, at, length);
            case 37 -> {
                if (length < 4) {
                    line.say(" ?)");
                } else {
                    hex(line.say(' ').say(scan.u32(at)).say(' '), scan, at + 4, Math.min(length - 4, SHOWN));
                    line.say("...)");
                }
            }
            case 41, 42, 112 -> {
                if (length < 5) {
                    line.say(" ?)");
                } else {
                    scan.padded(line.say(' '), at, length);
                    line.say(')');
                }
            }
            case 56 -> timeServers(line, scan, at, length);
            case 64 -> tunnel(line, scan, at, length);
            default -> line.say(')');
        }
    }

    private static void number(Line line, boolean right, long number) {
        if (right) {
            line.say(' ').say(number).say(')');
        } else {
            line.say(" ?)");
        }
    }

    private static void hex(Line line, Scan scan, int at, int count) {
        for (int i = 0; i < count; i++) {
            line.hex(scan.u8(at + i), 2);
        }
    }

    /** RFC 8415 section 11. */
    private static void identity(Line line, Scan scan, int at, int length) {
        int type = length < 2 ? 0 : scan.u16(at);
        int least = type == 1 ? 8 : type == 2 ? 10 : type == 3 ? 4 : 2;
        if (length < least) {
            line.say(" ?)");
            return;
        }
        switch (type) {
            case 1 -> {
                line.say(" hwaddr/time type ")
                        .say(scan.u16(at + 2))
                        .say(" time ")
                        .say(scan.u32(at + 4));
                hex(line.say(' '), scan, at + 8, length - 8);
            }
            case 2 -> hex(line.say(" vid "), scan, at + 2, 8);
            case 3 -> hex(line.say(" hwaddr type ").say(scan.u16(at + 2)).say(' '), scan, at + 4, length - 4);
            default -> line.say(" type ").say(type);
        }
        line.say(')');
    }

    private static void requested(Line line, Scan scan, int at, int length) {
        if (length % 2 != 0) {
            line.say(" ?)");
            return;
        }
        for (int i = 0; i < length; i += 2) {
            name(line.say(' '), scan.u16(at + i));
        }
        line.say(')');
    }

    private static void addresses(Line line, Scan scan, int at, int length) {
        if (length % 16 != 0) {
            line.say(" ?)");
            return;
        }
        for (int i = 0; i < length; i += 16) {
            line.say(' ').say(scan.ipv6(at + i));
        }
        line.say(')');
    }

    private static void status(Line line, Scan scan, int at, int length) {
        if (length < 2) {
            line.say(" ?)");
            return;
        }
        int code = scan.u16(at);
        switch (code) {
            case 0 -> line.say(" Success)");
            case 1 -> line.say(" UnspecFail)");
            case 2 -> line.say(" NoAddrsAvail)");
            case 3 -> line.say(" NoBinding)");
            case 4 -> line.say(" NotOnLink)");
            case 5 -> line.say(" UseMulticast)");
            case 6 -> line.say(" NoPrefixAvail)");
            case 7 -> line.say(" UnknownQueryType)");
            case 8 -> line.say(" MalformedQuery)");
            case 9 -> line.say(" NotConfigured)");
            case 10 -> line.say(" NotAllowed)");
            default -> line.say(" code").say(code).say(')');
        }
    }

    private static void reconfigure(Line line, Scan scan, int at, int length) {
        if (length != 1) {
            line.say(" ?)");
            return;
        }
        switch (scan.u8(at)) {
            case 5 -> line.say(" for renew)");
            case 11 -> line.say(" for inf-req)");
            default -> line.say(" for ???(").hex(scan.u8(at), 2).say("))");
        }
    }

    /** A name in DNS' form without pointers; answers where it ended. */
    private static int domain(Line line, Scan scan, int from, int end) {
        int at = from;
        if (scan.u8(at) == 0) {
            line.say('.');
            return at + 1;
        }
        while (at < end && scan.u8(at) != 0) {
            int length = scan.u8(at++);
            int there = Math.min(length, end - at);
            scan.text(line, at, there);
            line.say('.');
            at += there;
        }
        return at + 1;
    }

    private static void timeServers(Line line, Scan scan, int from, int length) {
        if (length < 4) {
            line.say(" ?)");
            return;
        }
        for (int at = from; at < from + length - 4; ) {
            int code = scan.u16(at);
            int size = scan.u16(at + 2);
            at += 4;
            if (at + size > from + length) {
                line.cut("dhcp6");
                return;
            }
            line.say(" subopt:").say(code);
            if (code == 3) {
                domain(line.say(' '), scan, at, at + size);
            } else if ((code == 1 || code == 2) && size == 16) {
                line.say(' ').say(scan.ipv6(at));
            } else {
                line.say(" ?");
            }
            at += size;
        }
        line.say(')');
    }

    /** The other end of a tunnel that carries IPv4 (RFC 6334). */
    private static void tunnel(Line line, Scan scan, int from, int length) {
        if (length < 3) {
            line.say(" ?)");
            return;
        }
        line.say(' ');
        int at = from;
        for (int left = length; left > 0 && scan.u8(at) != 0; ) {
            int size = scan.u8(at++);
            if (size >= left - 1) {
                line.say(" ?");
                break;
            }
            scan.padded(line, at, size);
            at += size;
            left -= size + 1;
            line.say(scan.u8(at) == 0 ? "" : ".");
        }
        line.say(')');
    }

    static void name(Line line, int code) {
        String name = name(code);
        if (name == null) {
            line.say("opt_").say(code);
        } else {
            line.say(name);
        }
    }

    private static String name(int code) {
        return switch (code) {
            case 1 -> "client-ID";
            case 2 -> "server-ID";
            case 3 -> "IA_NA";
            case 4 -> "IA_TA";
            case 5 -> "IA_ADDR";
            case 6 -> "option-request";
            case 7 -> "preference";
            case 8 -> "elapsed-time";
            case 9 -> "relay-message";
            case 11 -> "authentication";
            case 12 -> "server-unicast";
            case 13 -> "status-code";
            case 14 -> "rapid-commit";
            case 15 -> "user-class";
            case 16 -> "vendor-class";
            case 17 -> "vendor-specific-info";
            case 18 -> "interface-ID";
            case 19 -> "reconfigure-message";
            case 20 -> "reconfigure-accept";
            case 21 -> "SIP-servers-domain";
            case 22 -> "SIP-servers-address";
            case 23 -> "DNS-server";
            case 24 -> "DNS-search-list";
            case 25 -> "IA_PD";
            case 26 -> "IA_PD-prefix";
            case 27 -> "NIS-server";
            case 28 -> "NIS+-server";
            case 29 -> "NIS-domain-name";
            case 30 -> "NIS+-domain-name";
            case 31 -> "SNTP-servers";
            case 32 -> "lifetime";
            case 33 -> "BCMCS-domain-name";
            case 34 -> "BCMCS-server";
            case 36 -> "Geoconf-Civic";
            case 37 -> "Remote-ID";
            case 38 -> "Subscriber-ID";
            case 39 -> "Client-FQDN";
            case 40 -> "PANA-agent";
            case 41 -> "POSIX-timezone";
            case 42 -> "POSIX-tz-database";
            case 43 -> "Echo-request-option";
            case 44 -> "Lease-query";
            case 45 -> "LQ-client-data";
            case 46 -> "Clt-time";
            case 47 -> "LQ-relay-data";
            case 48 -> "LQ-client-link";
            case 56 -> "NTP-server";
            case 64 -> "AFTR-Name";
            case 112 -> "MUD-URL";
            default -> null;
        };
    }
}
