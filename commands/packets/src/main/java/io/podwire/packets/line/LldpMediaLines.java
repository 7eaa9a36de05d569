package io.podwire.packets.line;

/** What LLDP tells of phones and cameras (LLDP-MED, ANSI/TIA-1057); where they stand is not read. */
final class LldpMediaLines {

    private static final int[] CAPABILITIES = {1, 2, 4, 8, 16, 32};
    private static final String[] CAPABILITY_NAMES = {
        "LLDP-MED capabilities",
        "network policy",
        "location identification",
        "extended power via MDI-PSE",
        "extended power via MDI-PD",
        "Inventory"
    };
    private static final int[] POLICY = {0x80, 0x40, 0x20};
    private static final String[] POLICY_NAMES = {"Unknown", "Tagged", "reserved"};

    private LldpMediaLines() {}

    static boolean say(Line line, Scan piece) {
        int subtype = piece.u8(3);
        LldpPrivateLines.subtype(line, name(subtype), subtype);
        switch (subtype) {
            case 1 -> {
                if (piece.length >= 7) {
                    capabilities(line, piece);
                }
            }
            case 2 -> {
                if (piece.length >= 8) {
                    policy(line, piece);
                }
            }
            case 4 -> {
                if (piece.length >= 7) {
                    power(line, piece);
                }
            }
            case 5, 6, 7, 8, 9, 10, 11 ->
                piece.padded(line.say("\n\t  ").say(inventory(subtype)).say(' '), 4, piece.length - 4);
            default -> {
                return subtype == 3;
            }
        }
        return true;
    }

    private static String name(int subtype) {
        return switch (subtype) {
            case 1 -> "LLDP-MED Capabilities";
            case 2 -> "Network policy";
            case 3 -> "Location identification";
            case 4 -> "Extended power-via-MDI";
            case 5 -> "Inventory - hardware revision";
            case 6 -> "Inventory - firmware revision";
            case 7 -> "Inventory - software revision";
            case 8 -> "Inventory - serial number";
            case 9 -> "Inventory - manufacturer name";
            case 10 -> "Inventory - model name";
            case 11 -> "Inventory - asset ID";
            default -> "unknown";
        };
    }

    private static String inventory(int subtype) {
        return switch (subtype) {
            case 5 -> "Hardware revision";
            case 6 -> "Firmware revision";
            case 7 -> "Software revision";
            case 8 -> "Serial number";
            case 9 -> "Manufacturer name";
            case 10 -> "Model name";
            default -> "Asset ID";
        };
    }

    private static void capabilities(Line line, Scan piece) {
        int set = piece.u16(4);
        Bits.say(line.say("\n\t    Media capabilities ["), set, CAPABILITIES, CAPABILITY_NAMES);
        line.say("] (0x").hex(set, 4).say(')');
        int device = piece.u8(6);
        line.say("\n\t    Device type [");
        if (device >= 1 && device <= 3) {
            line.say("endpoint class ").say(device);
        } else {
            line.say(device == 4 ? "network connectivity" : "unknown");
        }
        line.say("] (0x").hex(device, 2).say(')');
    }

    private static void policy(Line line, Scan piece) {
        int application = piece.u8(4);
        line.say("\n\t    Application type [").say(application(application));
        line.say("] (0x").hex(application, 2).say(')');
        Bits.say(line.say(", Flags ["), piece.u8(5), POLICY, POLICY_NAMES);
        line.say("]\n\t    Vlan id ").say(piece.u16(5) >> 1 & 0xfff);
        line.say(", L2 priority ").say(piece.u16(6) >> 6 & 7);
        line.say(", DSCP value ").say(piece.u16(6) & 63);
    }

    private static String application(int type) {
        return switch (type) {
            case 1 -> "voice";
            case 2 -> "voice signaling";
            case 3 -> "guest voice";
            case 4 -> "guest voice signaling";
            case 5 -> "softphone voice";
            case 6 -> "video conferencing";
            case 7 -> "streaming video";
            case 8 -> "video signaling";
            default -> "none";
        };
    }

    private static void power(Line line, Scan piece) {
        int first = piece.u8(4);
        // tcpdump takes the last two bits for the type, which stands in the first two
        line.say((first & 3) != 0 ? "\n\t    Power type [PD device]" : "\n\t    Power type [PSE device]");
        line.say(", Power source [").say(source(first >> 4 & 3)).say(']');
        line.say("\n\t    Power priority [").say(priority(first & 15));
        line.say("] (0x").hex(first & 15, 2).say(')');
        int tenths = piece.u16(5);
        if (tenths < 1024) {
            line.say(", Power ").say(tenths / 10).say('.').say(tenths % 10).say(" Watts");
        } else {
            line.say(", Power ").say(tenths).say(" (Reserved)");
        }
    }

    private static String source(int source) {
        return switch (source) {
            case 1 -> "PSE - primary power source";
            case 2 -> "local - backup power source";
            case 3 -> "PSE+local - reserved";
            default -> "none";
        };
    }

    private static String priority(int priority) {
        return switch (priority) {
            case 1 -> "critical";
            case 2 -> "high";
            case 3 -> "low";
            default -> "none";
        };
    }
}
