package io.podwire.packets.line;

/** IGMP (RFC 3376), and the traceroute for multicast that it carries. */
final class IgmpLine {

    private static final int QUERY = 0x11;

    /** Ten seconds, in tenths: what a query says that says nothing of interest. */
    private static final int USUAL_RESPONSE = 100;

    private IgmpLine() {}

    static void say(Line line, Scan scan) {
        if (line.quiet()) {
            line.say("igmp");
            return;
        }
        int type = scan.u8(0);
        switch (type) {
            case QUERY -> query(line.say("igmp query"), scan);
            case 0x12 -> {
                group(line, scan, "v1 report ");
                strangeLength(line, scan);
            }
            case 0x13 -> line.say("igmp dvmrp");
            case 0x14 -> line.say("igmp pimv1");
            case 0x16 -> group(line, scan, "v2 report ");
            case 0x17 -> group(line, scan, "leave ");
            case 0x1e -> trace(line, scan, "mresp");
            case 0x1f -> trace(line, scan, "mtrace");
            case 0x22 -> report(line.say("igmp v3 report"), scan);
            default -> line.say("igmp-").say(type);
        }
        if (line.verbose() && scan.length >= 4 && scan.has(0, scan.length) && sum(scan) != 0xffff) {
            line.say(" bad igmp cksum ").hex(scan.u16(2)).say('!');
        }
    }

    private static void group(Line line, Scan scan, String what) {
        scan.need(4, 4);
        line.say("igmp ").say(what).say(scan.ipv4(4));
    }

    private static void strangeLength(Line line, Scan scan) {
        if (scan.length != 8) {
            line.say(" [len ").say(scan.length).say(']');
        }
    }

    private static void query(Line line, Scan scan) {
        int response = scan.u8(1);
        if (scan.length >= 12) {
            query3(line.say(" v3"), scan, response);
            return;
        }
        line.say(response == 0 ? " v1" : " v2");
        if (response != 0 && response != USUAL_RESPONSE) {
            line.say(" [max resp time ").say(response).say(']');
        }
        if (scan.u32(4) != 0) {
            line.say(" [gaddr ").say(scan.ipv4(4)).say(']');
        }
        strangeLength(line, scan);
    }

    private static void query3(Line line, Scan scan, int response) {
        if ((scan.length & 3) != 0) {
            line.say(" [invalid len ").say(scan.length).say(']');
            return;
        }
        if (response != USUAL_RESPONSE) {
            // RFC 3376 section 4.1.1: floating point from 128 on
            int tenths = response < 128 ? response : (response & 15 | 16) << (response >> 4 & 7) + 3;
            line.say(" [max resp time ");
            if (tenths < 600) {
                line.say(tenths / 10).say('.').say(tenths % 10).say('s');
            } else {
                DnsText.time(line, tenths / 10);
            }
            line.say(']');
        }
        if (scan.u32(4) == 0) {
            return;
        }
        line.say(" [gaddr ").say(scan.ipv4(4));
        int sources = scan.u16(10);
        if (sources > 0 && scan.length < 12 + 4 * sources) {
            line.say(" [invalid number of sources]");
        } else if (sources > 0) {
            sources(line, scan, 12, sources, line.options.verbosity() > 1);
        }
        line.say(']');
    }

    private static void report(Line line, Scan scan) {
        if (scan.length < 16 || (scan.length & 3) != 0) {
            line.say(" [invalid len ").say(scan.length).say(']');
            return;
        }
        int groups = scan.u16(6);
        line.say(", ").say(groups).say(" group record(s)");
        int at = 8;
        for (int i = 0; line.verbose() && i < groups; i++) {
            if (scan.length < at + 8) {
                line.say(" [invalid number of groups]");
                return;
            }
            line.say(" [gaddr ").say(scan.ipv4(at + 4)).say(' ');
            GroupChange.say(line, scan.u8(at), "v3-report");
            int sources = scan.u16(at + 2);
            if (scan.length < at + 8 + 4 * sources) {
                line.say(" [invalid number of sources ").say(sources).say(']');
                return;
            }
            sources(line, scan, at + 8, sources, line.options.verbosity() > 1);
            line.say(']');
            at += 8 + 4 * sources;
        }
    }

    private static void sources(Line line, Scan scan, int from, int count, boolean each) {
        if (!each) {
            line.say(", ").say(count).say(" source(s)");
            return;
        }
        line.say(" {");
        for (int i = 0; i < count; i++) {
            line.say(' ').say(scan.ipv4(from + 4 * i));
        }
        line.say(" }");
    }

    private static void trace(Line line, Scan scan, String name) {
        if (scan.length < 24) {
            line.say(" [invalid len ").say(scan.length).say(']');
            return;
        }
        scan.need(8, 16);
        line.say(name).say(' ').say(scan.u24(21)).say(": ").say(scan.ipv4(8));
        line.say(" to ").say(scan.ipv4(12)).say(" reply-to ").say(scan.ipv4(16));
        if (scan.u8(16) >> 4 == 14) {
            line.say(" with-ttl ").say(scan.u8(20));
        }
    }

    /** Ones' complement sum (RFC 1071): 0xffff where the checksum within is right. */
    private static int sum(Scan scan) {
        int sum = 0;
        for (int i = 0; i < scan.length; i++) {
            sum += (i & 1) == 0 ? scan.u8(i) << 8 : scan.u8(i);
        }
        while (sum > 0xffff) {
            sum = (sum >>> 16) + (sum & 0xffff);
        }
        return sum;
    }
}
