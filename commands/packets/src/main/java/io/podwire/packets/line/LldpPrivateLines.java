package io.podwire.packets.line;

/** Pieces of LLDP that organizations have defined: IEEE 802.1 (VLANs, data center bridging), 802.3 (the cable), IANA, and TIA for phones. */
final class LldpPrivateLines {

    private static final int[] SUPPORTED_ENABLED = {1, 2};
    private static final int[] VLAN_BITS = {2, 4};
    private static final String[] SUPPORTED_ENABLED_NAMES = {"supported", "enabled"};

    private LldpPrivateLines() {}

    /** False where it is of no kind that is known: then its bytes are shown. */
    static boolean say(Line line, Scan piece) {
        int organization = piece.u24(0);
        line.say(": OUI ").say(Names.organization(organization));
        line.say(" (0x").hex(organization, 6).say(')');
        return switch (organization) {
            case 0x0080c2 -> piece.length < 4 || bridging(line, piece);
            case 0x00120f -> piece.length < 4 || LldpCableLines.say(line, piece);
            case 0x00005e -> piece.length < 8 || iana(line, piece);
            case 0x0012bb -> piece.length < 4 || LldpMediaLines.say(line, piece);
            default -> false;
        };
    }

    static void subtype(Line line, String name, int subtype) {
        line.say("\n\t  ").say(name).say(" Subtype (").say(subtype).say(')');
    }

    static void aggregation(Line line, Scan piece) {
        if (piece.length >= 9) {
            Bits.say(line.say("\n\t    aggregation status ["), piece.u8(4), SUPPORTED_ENABLED, SUPPORTED_ENABLED_NAMES);
            line.say("], aggregation port ID ").say(piece.u32(5));
        }
    }

    private static boolean iana(Line line, Scan piece) {
        int subtype = piece.u8(3);
        subtype(line, subtype == 1 ? "MUD-URL" : "unknown", subtype);
        if (subtype == 1) {
            piece.text(line.say("\n\t  MUD-URL="), 4, piece.length - 4);
        }
        return subtype == 1;
    }

    private static boolean bridging(Line line, Scan piece) {
        int subtype = piece.u8(3);
        subtype(line, bridgingName(subtype), subtype);
        switch (subtype) {
            case 1 -> {
                if (piece.length >= 6) {
                    line.say("\n\t    port vlan id (PVID): ").say(piece.u16(4));
                }
            }
            case 2 -> {
                if (piece.length >= 7) {
                    line.say("\n\t    port and protocol vlan id (PPVID): ").say(piece.u16(5));
                    Bits.say(line.say(", flags ["), piece.u8(4), VLAN_BITS, SUPPORTED_ENABLED_NAMES);
                    line.say("] (0x").hex(piece.u8(4), 2).say(')');
                }
            }
            case 3 -> vlanName(line, piece);
            case 4 -> {
                if (piece.length >= 5 && piece.length >= 5 + piece.u8(4)) {
                    piece.padded(line.say("\n\t    protocol identity: "), 5, piece.u8(4));
                }
            }
            case 7 -> aggregation(line, piece);
            case 8, 9, 10, 11, 12, 13, 14 -> LldpDataCenterLines.say(line, piece, subtype);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String bridgingName(int subtype) {
        return switch (subtype) {
            case 1 -> "Port VLAN Id";
            case 2 -> "Port and Protocol VLAN ID";
            case 3 -> "VLAN name";
            case 4 -> "Protocol Identity";
            case 7 -> "Link aggregation";
            case 8 -> "Congestion Notification";
            case 9 -> "ETS Configuration";
            case 10 -> "ETS Recommendation";
            case 11 -> "Priority Flow Control Configuration";
            case 12 -> "Application Priority";
            case 13 -> "EVB";
            case 14 -> "CDCP";
            default -> "unknown";
        };
    }

    private static void vlanName(Line line, Scan piece) {
        if (piece.length < 6) {
            return;
        }
        line.say("\n\t    vlan id (VID): ").say(piece.u16(4));
        if (piece.length >= 7 && piece.length >= 7 + piece.u8(6)) {
            piece.padded(line.say("\n\t    vlan name: "), 7, piece.u8(6));
        }
    }
}
