package io.podwire.packets.line;

import java.time.Instant;

/** NTP (RFC 5905). */
final class NtpLine {

    private static final int CONTROL = 6;
    private static final int LEAST = 48;
    private static final int LEAST_CONTROL = 12;

    /** Seconds from 1900 to 1970. */
    private static final long TO_1970 = 2_208_988_800L;

    private NtpLine() {}

    static void say(Line line, Scan scan) {
        int first = scan.u8(0);
        int mode = first & 7;
        line.say("NTPv")
                .say(first >> 3 & 7)
                .say(", ")
                .say(mode(mode))
                .say(", length ")
                .say(scan.length);
        if (!line.verbose()) {
            return;
        }
        line.say("\n\tLeap indicator: ")
                .say(leap(first >> 6))
                .say(" (")
                .say(first & 0xc0)
                .say(')');
        if (mode < CONTROL) {
            time(line, scan);
        } else if (mode == CONTROL) {
            control(line, scan);
        }
    }

    private static String mode(int mode) {
        return switch (mode) {
            case 0 -> "unspecified";
            case 1 -> "symmetric active";
            case 2 -> "symmetric passive";
            case 3 -> "Client";
            case 4 -> "Server";
            case 5 -> "Broadcast";
            case 6 -> "Control Message";
            default -> "Reserved";
        };
    }

    private static String leap(int leap) {
        return switch (leap) {
            case 0 -> "";
            case 1 -> "+1s";
            case 2 -> "-1s";
            default -> "clock unsynchronized";
        };
    }

    private static void time(Line line, Scan scan) {
        if (scan.length < LEAST) {
            line.invalid();
            scan.need(0, scan.length);
            return;
        }
        int stratum = scan.u8(1);
        line.say(", Stratum ").say(stratum).say(" (").say(stratum(stratum)).say("), poll ");
        int poll = (byte) scan.u8(2);
        line.say(poll);
        if (poll > -32 && poll < 32) {
            line.say(poll < 0 ? " (1/" : " (").say(1L << Math.abs(poll)).say("s)");
        }
        line.say(", precision ").say((byte) scan.u8(3));
        halves(line.say("\n\tRoot Delay: "), scan, 4);
        halves(line.say(", Root dispersion: "), scan, 8);
        scan.need(12, 4);
        line.say(", Reference-ID: ");
        if (!reference(line, scan, stratum)) {
            return;
        }
        moment(line.say("\n\t  Reference Timestamp:  "), scan, 16);
        moment(line.say("\n\t  Originator Timestamp: "), scan, 24);
        moment(line.say("\n\t  Receive Timestamp:    "), scan, 32);
        moment(line.say("\n\t  Transmit Timestamp:   "), scan, 40);
        between(line.say("\n\t    Originator - Receive Timestamp:  "), scan, 32);
        between(line.say("\n\t    Originator - Transmit Timestamp: "), scan, 40);
        key(line, scan);
    }

    private static String stratum(int stratum) {
        return switch (stratum) {
            case 0 -> "unspecified";
            case 1 -> "primary reference";
            default -> stratum <= 15 ? "secondary reference" : "reserved";
        };
    }

    /** False where tcpdump ends there: two numbers of another protocol, long ago. */
    private static boolean reference(Line line, Scan scan, int stratum) {
        switch (stratum) {
            case 0 -> line.say("(unspec)");
            case 1 -> scan.text(line, 12, 4);
            case 62, 63 -> {
                line.say(scan.ipv4(12)).say(stratum == 62 ? " INFO_QUERY" : " INFO_REPLY");
                return false;
            }
            default -> line.say("0x").hex(scan.u32(12), 8);
        }
        return true;
    }

    /** Seconds in 16 bits and as many behind the point. */
    private static void halves(Line line, Scan scan, int at) {
        scan.need(at, 4);
        line.say(scan.u16(at)).say('.');
        Digits.padded(line.out, scan.u16(at + 2) * 1_000_000L / 65536, 6);
    }

    /** Seconds since 1900 in 32 bits and as many behind the point. */
    private static void moment(Line line, Scan scan, int at) {
        scan.need(at, 8);
        long seconds = scan.u32(at);
        line.say(seconds).say('.');
        fraction(line, scan.u32(at + 4));
        if (seconds != 0) {
            line.say(" (")
                    .say(Instant.ofEpochSecond(seconds - TO_1970).toString())
                    .say(')');
        }
    }

    /** In the double-precision numbers that tcpdump computes with. */
    private static void fraction(Line line, long fraction) {
        Digits.padded(line.out, (long) (fraction / 4_294_967_296.0 * 1_000_000_000.0), 9);
    }

    private static void between(Line line, Scan scan, int at) {
        long from = scan.u32(24) << 32 | scan.u32(28);
        long to = scan.u32(at) << 32 | scan.u32(at + 4);
        if (from == 0) {
            moment(line, scan, at);
            return;
        }
        boolean later = Long.compareUnsigned(to, from) > 0;
        long distance = later ? to - from : from - to;
        line.say(later ? '+' : '-').say(distance >>> 32).say('.');
        fraction(line, distance & 0xffff_ffffL);
    }

    private static void key(Line line, Scan scan) {
        int more = scan.length - LEAST;
        if (more == 4 || more == 20 || more == 24) {
            line.say("\n\tKey id: ").say(scan.u32(LEAST));
            if (more > 4) {
                scan.need(LEAST + 4, more - 4);
                line.say("\n\tAuthentication: ").bytes(scan.bytes.slice(LEAST + 4, more - 4));
            }
        } else if (more > 0) {
            line.say("\n\t(").say(more).say(" more bytes after the header)");
        }
    }

    private static void control(Line line, Scan scan) {
        if (scan.length < LEAST_CONTROL) {
            line.invalid();
            scan.need(0, scan.length);
            return;
        }
        int flags = scan.u8(1);
        line.say((flags & 0x80) != 0 ? ", Response" : ", Request").say((flags & 0x40) != 0 ? ", Error" : ", OK");
        line.say((flags & 0x20) != 0 ? ", More" : ", Last").say(", OpCode=").say(flags & 31);
        line.say("\n\tSequence=").say(scan.u16(2)).say(", Status=");
        int status = scan.u16(4);
        line.say(status == 0 ? "" : "0x").hex(status);
        line.say(", Assoc.=").say(scan.u16(6)).say(", Offset=").say(scan.u16(8));
        int count = scan.u16(10);
        line.say(", Count=").say(count);
        if (LEAST_CONTROL + count > scan.length) {
            line.invalid();
            scan.need(0, scan.length);
        } else if (count > 0) {
            scan.need(LEAST_CONTROL, count);
            line.say("\n\tTO-BE-DONE: data not interpreted");
        }
    }
}
