package io.podwire.packets.dissect;

import io.podwire.api.packet.SpanningTree;

/** Spanning tree (IEEE 802.1D, 802.1Q). */
final class StpReader {

    private static final int HEAD = 4;

    /** A configuration up to its times. */
    private static final int CONFIGURATION = 35;

    private StpReader() {}

    static void read(Walk walk, int at, int end) {
        if (!walk.has("stp", at, HEAD, end)) {
            return;
        }
        int type = walk.u8(at + 3);
        boolean told = type < 0x80;
        if (told && !walk.has("stp", at, CONFIGURATION, end)) {
            return;
        }
        walk.add(new SpanningTree(
                walk.u8(at + 2),
                type,
                told ? walk.u8(at + 4) : null,
                told ? bridge(walk, at + 5) : null,
                told ? walk.u32(at + 13) : null,
                told ? bridge(walk, at + 17) : null,
                told ? walk.u16(at + 25) : null,
                walk.octets(at, end),
                end - at));
    }

    private static String bridge(Walk walk, int at) {
        String priority = Integer.toHexString(walk.u16(at));
        return "0000".substring(priority.length()) + priority + '.' + walk.mac(at + 2);
    }
}
