package io.podwire.packets.dissect;

import io.podwire.api.packet.Lldp;

/** LLDP (IEEE 802.1AB): who is at the other end of the cable. */
final class LldpReader {

    private static final int CHASSIS = 1;
    private static final int PORT = 2;
    private static final int SECONDS = 3;
    private static final int PORT_DESCRIPTION = 4;
    private static final int SYSTEM_NAME = 5;
    private static final int SYSTEM_DESCRIPTION = 6;

    private LldpReader() {}

    static void read(Walk walk, int from, int end) {
        if (!walk.has("lldp", from, 2, end)) {
            return;
        }
        String[] texts = new String[SYSTEM_DESCRIPTION + 1];
        Integer seconds = null;
        int limit = walk.limit(end);
        for (int at = from; at + 2 <= limit; ) {
            int type = walk.u8(at) >> 1;
            int length = walk.u16(at) & 0x1ff;
            at += 2;
            if (type == 0 || length == 0 || at + length > limit) {
                break;
            }
            if (type == CHASSIS || type == PORT) {
                texts[type] = identity(walk, type, at, length);
            } else if (type == SECONDS && length >= 2) {
                seconds = walk.u16(at);
            } else if (type >= PORT_DESCRIPTION && type <= SYSTEM_DESCRIPTION) {
                texts[type] = TextLine.text(walk.bytes, at, at + length);
            }
            at += length;
        }
        walk.add(new Lldp(
                texts[CHASSIS],
                texts[PORT],
                seconds,
                texts[PORT_DESCRIPTION],
                texts[SYSTEM_NAME],
                texts[SYSTEM_DESCRIPTION],
                walk.octets(from, end),
                end - from));
    }

    /** A chassis' subtypes 4 and 5 are addresses, a port's 3 and 4; all others are names. */
    private static String identity(Walk walk, int type, int at, int length) {
        int subtype = walk.u8(at) + (type == PORT ? 1 : 0);
        if (subtype == 4 && length == 7) {
            return walk.mac(at + 1).toString();
        } else if (subtype == 5 && length == 6 && walk.u8(at + 1) == 1) {
            return walk.ipv4(at + 2).toString();
        } else if (subtype == 5 && length == 18 && walk.u8(at + 1) == 2) {
            return walk.ipv6(at + 2).toString();
        }
        return TextLine.text(walk.bytes, at + 1, at + length);
    }
}
