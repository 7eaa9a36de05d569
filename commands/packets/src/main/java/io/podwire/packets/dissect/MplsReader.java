package io.podwire.packets.dissect;

import io.podwire.api.packet.Mpls;

/** MPLS (RFC 3032): labels, and what they carry, which no field tells. */
final class MplsReader {

    private static final int IPV4_NULL = 0;
    private static final int IPV6_NULL = 2;
    private static final int IMPLICIT_NULL = 3;

    private MplsReader() {}

    static void read(Walk walk, int from, int end) {
        int at = from;
        int entry;
        do {
            if (!walk.deeper(at, end) || !walk.has("mpls", at, 4, end)) {
                return;
            }
            entry = walk.s32(at);
            walk.add(new Mpls(entry >>> 12, entry >>> 9 & 7, (entry & 0x100) != 0, entry & 0xff));
            at += 4;
        } while ((entry & 0x100) == 0);
        payload(walk, entry >>> 12, at, end);
    }

    private static void payload(Walk walk, int label, int at, int end) {
        int first = at < walk.limit(end) ? walk.u8(at) : 0;
        if (label == IPV4_NULL || label == IMPLICIT_NULL || label != IPV6_NULL && first >= 0x45 && first <= 0x4f) {
            Ipv4Reader.read(walk, at, end);
        } else if (label == IPV6_NULL || first >>> 4 == 6) {
            Ipv6Reader.read(walk, at, end);
        } else if (at < end && at >= walk.limit(end)) {
            walk.truncated("mpls", at, end);
        } else {
            walk.data(at, end);
        }
    }
}
