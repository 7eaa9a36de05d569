package io.podwire.packets.line;

/** What LLDP tells of the cable (IEEE 802.3): speed and duplex, power, aggregation, frame size. */
final class LldpCableLines {

    private static final int[] AUTONEGOTIATION = {1, 2};
    private static final String[] AUTONEGOTIATION_NAMES = {"supported", "enabled"};
    private static final int[] POWER = {1, 2, 4, 8};
    private static final String[] POWER_NAMES = {"PSE", "supported", "enabled", "can be controlled"};
    private static final int[] MODES = {
        1 << 14, 1 << 13, 1 << 12, 1 << 11, 1 << 10, 1 << 9, 1 << 8, 1 << 7, 1 << 6, 1 << 5, 1 << 4, 1 << 3, 1 << 2,
        1 << 1, 1
    };
    private static final String[] MODE_NAMES = {
        "10BASE-T hdx",
        "10BASE-T fdx",
        "100BASE-T4",
        "100BASE-TX hdx",
        "100BASE-TX fdx",
        "100BASE-T2 hdx",
        "100BASE-T2 fdx",
        "Pause for fdx links",
        "Asym PAUSE for fdx",
        "Sym PAUSE for fdx",
        "Asym and Sym PAUSE for fdx",
        "1000BASE-{X LX SX CX} hdx",
        "1000BASE-{X LX SX CX} fdx",
        "1000BASE-T hdx",
        "1000BASE-T fdx"
    };
    private static final String[] PAIRS = {"", "signal", "spare"};

    private LldpCableLines() {}

    static boolean say(Line line, Scan piece) {
        int subtype = piece.u8(3);
        LldpPrivateLines.subtype(line, name(subtype), subtype);
        switch (subtype) {
            case 1 -> {
                if (piece.length >= 9) {
                    speed(line, piece);
                }
            }
            case 2 -> {
                if (piece.length >= 7) {
                    power(line, piece);
                }
            }
            case 3 -> LldpPrivateLines.aggregation(line, piece);
            case 4 -> {
                if (piece.length >= 6) {
                    line.say("\n\t    MTU size ").say(piece.u16(4));
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String name(int subtype) {
        return switch (subtype) {
            case 1 -> "MAC/PHY configuration/status";
            case 2 -> "Power via MDI";
            case 3 -> "Link aggregation";
            case 4 -> "Max frame size";
            default -> "unknown";
        };
    }

    private static void speed(Line line, Scan piece) {
        int negotiation = piece.u8(4);
        Bits.say(line.say("\n\t    autonegotiation ["), negotiation, AUTONEGOTIATION, AUTONEGOTIATION_NAMES);
        line.say("] (0x").hex(negotiation, 2).say(')');
        int modes = piece.u16(5);
        line.say("\n\t    PMD autoneg capability [");
        if ((modes & 0x7fff) == 0) {
            line.say("unknown");
        } else {
            Bits.say(line, modes, MODES, MODE_NAMES);
        }
        line.say("] (0x").hex(modes, 4).say(')');
        int unit = piece.u16(7);
        line.say("\n\t    MAU type ").say(unit(unit)).say(" (0x").hex(unit, 4).say(')');
    }

    /** RFC 3636's dot3MauType, as far as tcpdump names it. */
    private static String unit(int type) {
        return switch (type) {
            case 0 -> "Unknown";
            case 1 -> "AUI";
            case 2 -> "10BASE_5";
            case 3 -> "FOIRL";
            case 4 -> "10BASE2";
            case 5 -> "10BASET duplex mode unknown";
            case 6 -> "10BASEFP";
            case 7 -> "10BASEFB";
            case 8 -> "10BASEFL duplex mode unknown";
            case 9 -> "10BROAD36";
            case 10 -> "10BASET hdx";
            case 11 -> "10BASET fdx";
            case 12 -> "10BASEFL hdx";
            case 13 -> "10BASEFL fdx";
            case 14 -> "100BASET4";
            case 15 -> "100BASETX hdx";
            case 16 -> "100BASETX fdx";
            case 17 -> "100BASEFX hdx";
            case 18 -> "100BASEFX fdx";
            case 19 -> "100BASET2 hdx";
            case 20 -> "100BASET2 fdx";
            case 21 -> "1000BASEX hdx";
            case 22 -> "1000BASEX fdx";
            case 23 -> "1000BASELX hdx";
            case 24 -> "1000BASELX fdx";
            case 25 -> "1000BASESX hdx";
            case 26 -> "1000BASESX fdx";
            case 27 -> "1000BASECX hdx";
            case 28 -> "1000BASECX fdx";
            case 29 -> "1000BASET hdx";
            case 30 -> "1000BASET fdx";
            case 31 -> "10GBASEX";
            case 32 -> "10GBASELX4";
            case 33 -> "10GBASER";
            case 34 -> "10GBASEER";
            case 35 -> "10GBASELR";
            case 36 -> "10GBASESR";
            case 37 -> "10GBASEW";
            case 38 -> "10GBASEEW";
            case 39 -> "10GBASELW";
            case 40 -> "10GBASESW";
            default -> "unknown";
        };
    }

    private static void power(Line line, Scan piece) {
        Bits.say(line.say("\n\t    MDI power support ["), piece.u8(4), POWER, POWER_NAMES);
        int pair = piece.u8(5);
        line.say("], power pair ").say(pair == 1 || pair == 2 ? PAIRS[pair] : "unknown");
        int powerClass = piece.u8(6);
        line.say(", power class ");
        if (powerClass >= 1 && powerClass <= 5) {
            line.say("class").say(powerClass - 1);
        } else {
            line.say("unknown");
        }
    }
}
