package io.podwire.packets.dissect;

import io.podwire.api.packet.Sctp;
import java.util.ArrayList;
import java.util.List;

/** SCTP (RFC 9260). */
final class SctpReader {

    private static final int HEADER = 12;
    private static final int CHUNK = 4;

    private SctpReader() {}

    static void read(Walk walk, int at, int end) {
        if (!walk.hasPorts("sctp", at, HEADER, end)) {
            return;
        }
        List<Sctp.Chunk> chunks = new ArrayList<>(4);
        for (int next = at + HEADER; next + CHUNK <= walk.limit(end); ) {
            int length = walk.u16(next + 2);
            if (length < CHUNK) {
                break;
            }
            chunks.add(new Sctp.Chunk(walk.u8(next), walk.u8(next + 1), length));
            next += length + (-length & 3);
        }
        walk.add(new Sctp(walk.u16(at), walk.u16(at + 2), walk.u32(at + 4), chunks, walk.octets(at, end), end - at));
    }
}
