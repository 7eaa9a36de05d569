package io.podwire.packets.dissect;

import io.podwire.api.packet.Gre;

/** GRE (RFC 2784, RFC 2890) and PPTP's version of it (RFC 2637). */
final class GreReader {

    private static final int CHECKSUM = 0x8000;
    private static final int ROUTING = 0x4000;
    private static final int KEY = 0x2000;
    private static final int SEQUENCE = 0x1000;
    private static final int ACKNOWLEDGMENT = 0x0080;

    private GreReader() {}

    static void read(Walk walk, int at, int end) {
        if (!walk.has("gre", at, 4, end)) {
            return;
        }
        int flags = walk.u16(at);
        int version = flags & 7;
        if (version > 1) {
            walk.malformed("gre", "version " + version + " is neither 0 nor 1", at, end);
            return;
        }
        boolean first = version == 1;
        boolean summed = !first && (flags & (CHECKSUM | ROUTING)) != 0;
        boolean keyed = (flags & KEY) != 0;
        boolean numbered = (flags & SEQUENCE) != 0;
        boolean acknowledged = first && (flags & ACKNOWLEDGMENT) != 0;
        int header = 4 + (summed ? 4 : 0) + (keyed ? 4 : 0) + (numbered ? 4 : 0) + (acknowledged ? 4 : 0);
        if (!walk.has("gre", at, header, end)) {
            return;
        }
        int keyAt = at + (summed ? 8 : 4);
        int sequenceAt = keyAt + (keyed ? 4 : 0);
        int protocol = walk.u16(at + 2);
        int routing = !first && (flags & ROUTING) != 0 ? routing(walk, at + header, end) : 0;
        walk.add(new Gre(
                version,
                flags,
                protocol,
                summed && (flags & CHECKSUM) != 0 ? walk.u16(at + 4) : null,
                summed ? walk.u16(at + 6) : null,
                keyed && !first ? walk.u32(keyAt) : null,
                keyed && first ? walk.u16(keyAt) : null,
                keyed && first ? walk.u16(keyAt + 2) : null,
                numbered ? walk.u32(sequenceAt) : null,
                acknowledged ? walk.u32(sequenceAt + (numbered ? 4 : 0)) : null,
                header + Math.max(0, routing),
                end - at));
        if (routing < 0) {
            walk.truncated("gre", at + header, end);
        } else if (first) {
            walk.unread("ppp", protocol, at + header, end);
        } else {
            TunnelReader.payload(walk, protocol, at + header + routing, end);
        }
    }

    /** Bytes of the source route entries, the empty one at their end included (RFC 1701); -1 where they are cut. */
    private static int routing(Walk walk, int from, int end) {
        int at = from;
        while (at + 4 <= walk.limit(end)) {
            int length = walk.u8(at + 3);
            boolean last = walk.u16(at) == 0 && length == 0;
            at += 4 + length;
            if (last) {
                return at - from;
            }
        }
        return -1;
    }
}
