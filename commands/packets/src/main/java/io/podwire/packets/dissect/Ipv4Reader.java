package io.podwire.packets.dissect;

import io.podwire.api.packet.Ipv4;
import io.podwire.api.packet.Ipv4.Option;
import java.util.ArrayList;
import java.util.List;

/** IPv4 (RFC 791). */
final class Ipv4Reader {

    private static final int LEAST_HEADER = 20;

    private Ipv4Reader() {}

    static void read(Walk walk, int at, int end) {
        read(walk, at, end, false);
    }

    /** One that an error quotes: it ends where its own header says, and what is not quoted of it was cut. */
    static void quoted(Walk walk, int at) {
        read(walk, at, walk.captured(), true);
    }

    private static void read(Walk walk, int at, int frameEnd, boolean quoted) {
        if (!walk.deeper(at, frameEnd) || !walk.has("ipv4", at, quoted ? 1 : LEAST_HEADER, frameEnd)) {
            return;
        }
        if (quoted && at + LEAST_HEADER > frameEnd) {
            walk.truncated("ipv4", at, at + LEAST_HEADER);
            return;
        }
        int version = walk.u8(at) >>> 4;
        int header = (walk.u8(at) & 15) * 4;
        int total = walk.u16(at + 2);
        if (version != 4) {
            walk.malformed("ipv4", "version " + version + " is not 4", at, frameEnd);
            return;
        } else if (header < LEAST_HEADER) {
            walk.malformed("ipv4", "header length " + header + " is less than 20", at, frameEnd);
            return;
        } else if (total != 0 && total < header) {
            walk.malformed("ipv4", "total length " + total + " is less than the header's " + header, at, frameEnd);
            return;
        }
        // 0 is what a frame says that a card is to cut into segments
        int length = total == 0 ? frameEnd - at : total;
        int missing = quoted ? 0 : Math.max(0, at + length - frameEnd);
        int end = quoted ? at + length : Math.min(frameEnd, at + length);
        if (!quoted && at + header > frameEnd) {
            walk.malformed("ipv4", "header length " + header + " exceeds the frame", at, frameEnd);
            return;
        }
        add(walk, at, header, total, length, missing);
        if (at + header > walk.captured()) {
            walk.truncated("ipv4", walk.limit(at + header), end);
            return;
        }
        int flags = walk.u16(at + 6);
        walk.ip(at + 12, 4, (flags & 0x3fff) != 0);
        if ((flags & 0x1fff) != 0) {
            walk.data(at + header, end);
        } else {
            ProtocolReader.read(walk, walk.u8(at + 9), at + header, end);
        }
    }

    private static void add(Walk walk, int at, int header, int total, int length, int missing) {
        int flags = walk.u16(at + 6);
        walk.add(new Ipv4(
                header,
                walk.u8(at + 1),
                total,
                walk.u16(at + 4),
                (flags & 0x8000) != 0,
                (flags & 0x4000) != 0,
                (flags & 0x2000) != 0,
                (flags & 0x1fff) * 8,
                walk.u8(at + 8),
                walk.u8(at + 9),
                walk.u16(at + 10),
                walk.checksum(at, at + header, at + 10, -1),
                walk.ipv4(at + 12),
                walk.ipv4(at + 16),
                header == LEAST_HEADER ? List.of() : options(walk, at + LEAST_HEADER, walk.limit(at + header)),
                length,
                missing));
    }

    private static List<Option> options(Walk walk, int from, int end) {
        List<Option> options = new ArrayList<>();
        int at = from;
        while (at < end) {
            int type = walk.u8(at);
            if (type <= 1) {
                options.add(new Option(type, 1, walk.octets(at, at)));
                if (type == 0) {
                    break;
                }
                at++;
                continue;
            }
            int length = at + 1 < end ? walk.u8(at + 1) : 0;
            options.add(new Option(type, length, walk.octets(at + 2, Math.min(end, at + Math.max(2, length)))));
            if (length < 2) {
                break;
            }
            at += length;
        }
        return options;
    }
}
