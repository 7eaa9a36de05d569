package io.podwire.packets.line;

/** What switches and hosts agree on for storage traffic (data center bridging, IEEE 802.1Qaz, Qau, Qbb), and for virtual bridges (802.1Qbg). */
final class LldpDataCenterLines {

    private LldpDataCenterLines() {}

    static void say(Line line, Scan piece, int subtype) {
        if (piece.length < least(subtype)) {
            return;
        }
        int first = piece.u8(4);
        switch (subtype) {
            case 8 -> {
                bits(line.say("\n\t    Pre-Priority CNPV Indicator"), first);
                bits(line.say("\n\t    Pre-Priority Ready Indicator"), piece.u8(5));
            }
            case 9 -> {
                line.say("\n\t    Willing:").say(first >> 7).say(", CBS:").say(first >> 6 & 2);
                line.say(", RES:").say(first >> 3 & 7).say(", Max TCs:").say(first & 7);
                tables(line, piece);
            }
            case 10 -> tables(line.say("\n\t    RES: ").say(first), piece);
            case 11 -> {
                line.say("\n\t    Willing: ").say(first >> 7).say(", MBC: ").say(first >> 6 & 1);
                line.say(", RES: ").say(first >> 4 & 3).say(", PFC cap:").say(first & 15);
                bits(line.say(" \n\t    PFC Enable"), piece.u8(5));
            }
            case 12 -> priorities(line.say("\n\t    RES: ").say(first), piece);
            case 13 -> virtualBridge(line, piece);
            default -> channels(line, piece, first);
        }
    }

    private static int least(int subtype) {
        return switch (subtype) {
            case 8, 11 -> 6;
            case 9, 10 -> 25;
            case 12 -> 5;
            case 13 -> 9;
            default -> 8;
        };
    }

    private static void bits(Line line, int set) {
        line.say("\n\t     Priority : 0  1  2  3  4  5  6  7\n\t     Value    : ");
        for (int i = 0; i < 8; i++) {
            line.say(set >> i & 1).say("  ");
        }
    }

    private static void tables(Line line, Scan piece) {
        line.say("\n\t    Priority Assignment Table\n\t     Priority : 0   1   2   3   4   5   6   7");
        line.say("\n\t     Value    :");
        for (int i = 0; i < 8; i++) {
            int pair = piece.u8(5 + i / 2);
            cell(line, (i & 1) == 0 ? pair >> 4 : pair & 15);
        }
        line.say("\n\t    TC Bandwidth Table\n\t     TC%   : 0   1   2   3   4   5   6   7");
        line.say("\n\t     Value :");
        for (int i = 0; i < 8; i++) {
            cell(line, piece.u8(9 + i));
        }
        line.say("\n\t    TSA Assignment Table\n\t     Traffic Class: 0   1   2   3   4   5   6   7");
        line.say("\n\t     Value        :");
        for (int i = 0; i < 8; i++) {
            cell(line, piece.u8(17 + i));
        }
    }

    private static void cell(Line line, int number) {
        line.say(' ').say(number).say(number > 99 ? "" : number > 9 ? " " : "  ");
    }

    private static void priorities(Line line, Scan piece) {
        int size = piece.length - 5;
        if (size <= 0 || size % 3 != 0) {
            return;
        }
        line.say("\n\t    Application Priority Table");
        for (int at = 5; at < piece.length; at += 3) {
            int first = piece.u8(at);
            line.say("\n\t      Priority: ").say(first >> 5).say(", RES: ").say(first >> 3 & 3);
            line.say(", Sel: ").say(first & 7).say(", Protocol ID: ").say(piece.u16(at + 1));
        }
    }

    private static void virtualBridge(Line line, Scan piece) {
        int bridge = piece.u8(4);
        line.say("\n\t    EVB Bridge Status\n\t      RES: ").say(bridge >> 3);
        line.say(", BGID: ").say(bridge >> 2 & 1).say(", RRCAP: ").say(bridge >> 1 & 1);
        line.say(", RRCTR: ").say(bridge & 1);
        int station = piece.u8(5);
        line.say("\n\t    EVB Station Status\n\t      RES: ").say(station >> 4);
        line.say(", SGID: ").say(station >> 3 & 1).say(", RRREQ: ").say(station >> 2 & 1);
        line.say(",RRSTAT: ").say(station & 3);
        int retries = piece.u8(6);
        line.say("\n\t    R: ").say(retries >> 5).say(", RTE: ").say(retries & 31);
        int mode = piece.u8(7);
        line.say(", EVB Mode: ").say(mode(mode >> 6)).say(" [").say(mode >> 6).say(']');
        line.say("\n\t    ROL: ").say(mode >> 5 & 1).say(", RWD: ").say(mode & 31);
        int keepAlive = piece.u8(8);
        line.say(", RES: ").say(keepAlive >> 6).say(", ROL: ").say(keepAlive >> 5 & 1);
        line.say(", RKA: ").say(keepAlive & 31);
    }

    private static String mode(int mode) {
        return switch (mode) {
            case 0 -> "Not Supported";
            case 1 -> "EVB Bridge";
            case 2 -> "EVB Station";
            default -> "Reserved for future Standardization";
        };
    }

    private static void channels(Line line, Scan piece, int first) {
        line.say("\n\t    Role: ").say(first >> 7).say(", RES: ").say(first >> 4 & 7);
        line.say(", Scomp: ").say(first >> 3 & 1).say(" ChnCap: ").say(piece.u16(6) & 0xfff);
        if ((piece.length - 8) % 3 != 0) {
            return;
        }
        for (int at = 8; at < piece.length; at += 3) {
            int pair = piece.u24(at);
            line.say("\n\t    SCID: ").say(pair >> 12).say(", SVID: ").say(pair & 0xfff);
        }
    }
}
