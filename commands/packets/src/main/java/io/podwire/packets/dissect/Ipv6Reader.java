package io.podwire.packets.dissect;

import io.podwire.api.packet.Ipv6;
import io.podwire.api.packet.Ipv6Fragment;
import io.podwire.api.packet.Ipv6Options;
import io.podwire.api.packet.Ipv6Options.Option;
import io.podwire.api.packet.Ipv6Routing;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import java.util.ArrayList;
import java.util.List;

/** IPv6 and its extension headers (RFC 8200). */
final class Ipv6Reader {

    private static final int HEADER = 40;

    private Ipv6Reader() {}

    static void read(Walk walk, int at, int end) {
        read(walk, at, end, false);
    }

    /** One that an error quotes, see {@link Ipv4Reader#quoted}. */
    static void quoted(Walk walk, int at) {
        read(walk, at, walk.captured(), true);
    }

    private static void read(Walk walk, int at, int frameEnd, boolean quoted) {
        if (!walk.deeper(at, frameEnd) || !walk.has("ipv6", at, quoted ? 1 : HEADER, frameEnd)) {
            return;
        }
        if (quoted && at + HEADER > frameEnd) {
            walk.truncated("ipv6", at, at + HEADER);
            return;
        }
        int version = walk.u8(at) >>> 4;
        if (version != 6) {
            walk.malformed("ipv6", "version " + version + " is not 6", at, frameEnd);
            return;
        }
        int payload = walk.u16(at + 4);
        int next = walk.u8(at + 6);
        // 0 is what a jumbogram says (RFC 2675), and a frame that a card is to cut into segments
        int length = payload == 0 && (!quoted || next != ProtocolReader.NO_NEXT)
                ? Math.max(0, frameEnd - at - HEADER)
                : payload;
        int end = quoted ? at + HEADER + length : Math.min(frameEnd, at + HEADER + length);
        walk.add(new Ipv6(
                walk.u16(at) >>> 4 & 0xff,
                walk.u24(at + 1) & 0xfffff,
                payload,
                next,
                walk.u8(at + 7),
                walk.ipv6(at + 8),
                walk.ipv6(at + 24),
                quoted ? 0 : Math.max(0, at + HEADER + length - frameEnd)));
        walk.ip(at + 8, 16, false);
        ProtocolReader.read(walk, next, at + HEADER, end);
    }

    /** Reads a header that only IPv6 has; false where {@code protocol} is none. */
    static boolean extension(Walk walk, int protocol, int at, int end) {
        switch (protocol) {
            case ProtocolReader.HOP_BY_HOP -> options(walk, Ipv6Options.HOP_BY_HOP, at, end);
            case ProtocolReader.DESTINATION -> options(walk, Ipv6Options.DESTINATION, at, end);
            case ProtocolReader.ROUTING -> routing(walk, at, end);
            case ProtocolReader.FRAGMENT -> fragment(walk, at, end);
            case ProtocolReader.NO_NEXT -> walk.data(at, end);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void options(Walk walk, String kind, int at, int end) {
        if (!walk.has(kind, at, 2, end)) {
            return;
        }
        int length = (walk.u8(at + 1) + 1) * 8;
        if (!walk.has(kind, at, length, end)) {
            return;
        }
        List<Option> options = new ArrayList<>();
        int next = at + 2;
        int headerEnd = at + length;
        while (next < headerEnd) {
            int type = walk.u8(next);
            if (type == 0) {
                options.add(new Option(type, Octets.EMPTY));
                next++;
                continue;
            }
            int size = next + 1 < headerEnd ? walk.u8(next + 1) : 0;
            options.add(new Option(type, walk.octets(next + 2, Math.min(headerEnd, next + 2 + size))));
            next += 2 + size;
        }
        walk.add(new Ipv6Options(kind, walk.u8(at), length, options));
        ProtocolReader.read(walk, walk.u8(at), at + length, end);
    }

    private static void routing(Walk walk, int at, int end) {
        if (!walk.has("ipv6-routing", at, 4, end)) {
            return;
        }
        int length = (walk.u8(at + 1) + 1) * 8;
        if (!walk.has("ipv6-routing", at, length, end)) {
            return;
        }
        int type = walk.u8(at + 2);
        boolean segments = type == 4;
        List<IpAddress> addresses = new ArrayList<>();
        if (type == 0 || type == 2 || segments) {
            int count = segments ? walk.u8(at + 4) + 1 : (length - 8) / 16;
            for (int i = 0, next = at + 8; i < count && next + 16 <= at + length; i++, next += 16) {
                addresses.add(walk.ipv6(next));
            }
            if (walk.u8(at + 3) > 0 && !addresses.isEmpty()) {
                // segments stand in reverse, so the last hop is the first of them (RFC 8754)
                walk.lastHop(segments ? at + 8 : at + 8 + 16 * (addresses.size() - 1));
            }
        }
        walk.add(new Ipv6Routing(
                walk.u8(at),
                length,
                type,
                walk.u8(at + 3),
                segments ? walk.u8(at + 4) : null,
                segments ? walk.u8(at + 5) : null,
                segments ? walk.u16(at + 6) : null,
                addresses,
                walk.octets(at + 4, at + length)));
        ProtocolReader.read(walk, walk.u8(at), at + length, end);
    }

    private static void fragment(Walk walk, int at, int end) {
        if (!walk.has("ipv6-fragment", at, 8, end)) {
            return;
        }
        int next = walk.u8(at);
        int offset = walk.u16(at + 2);
        walk.add(new Ipv6Fragment(next, offset & 0xfff8, (offset & 1) != 0, walk.u32(at + 4), end - at - 8));
        if ((offset & 0xfff9) != 0) {
            walk.fragmented();
        }
        if ((offset & 0xfff8) != 0) {
            walk.data(at + 8, end);
        } else {
            ProtocolReader.read(walk, next, at + 8, end);
        }
    }
}
