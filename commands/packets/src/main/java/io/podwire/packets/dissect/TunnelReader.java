package io.podwire.packets.dissect;

import io.podwire.api.packet.Geneve;
import io.podwire.api.packet.Vxlan;
import java.util.ArrayList;
import java.util.List;

/** Tunnels over UDP: VXLAN (RFC 7348) and Geneve (RFC 8926). */
final class TunnelReader {

    static final int TRANSPARENT_ETHERNET = 0x6558;

    private TunnelReader() {}

    static void vxlan(Walk walk, int at, int end) {
        if (!walk.has("vxlan", at, 8, end)) {
            return;
        }
        walk.add(new Vxlan(walk.u8(at), walk.u8(at + 1), walk.u16(at + 2), walk.u24(at + 4)));
        LinkReader.ethernet(walk, at + 8, end);
    }

    static void geneve(Walk walk, int at, int end) {
        if (!walk.has("geneve", at, 8, end)) {
            return;
        }
        int version = walk.u8(at) >>> 6;
        if (version != 0) {
            walk.malformed("geneve", "version " + version + " is not 0", at, end);
            return;
        }
        int optionsLength = (walk.u8(at) & 0x3f) * 4;
        int optionsEnd = at + 8 + optionsLength;
        if (!walk.has("geneve", at, 8 + optionsLength, end)) {
            return;
        }
        int flags = walk.u8(at + 1);
        int protocol = walk.u16(at + 2);
        walk.add(new Geneve(
                version,
                (flags & 0x80) != 0,
                (flags & 0x40) != 0,
                protocol,
                walk.u24(at + 4),
                walk.u8(at + 7),
                optionsLength,
                optionsLength == 0 ? List.of() : options(walk, at + 8, optionsEnd)));
        payload(walk, protocol, optionsEnd, end);
    }

    private static List<Geneve.Option> options(Walk walk, int from, int end) {
        List<Geneve.Option> options = new ArrayList<>(2);
        for (int at = from; at + 4 <= end; ) {
            int length = (walk.u8(at + 3) & 0x1f) * 4;
            int type = walk.u8(at + 2);
            options.add(new Geneve.Option(
                    walk.u16(at),
                    type & 0x7f,
                    (type & 0x80) != 0,
                    walk.u8(at + 3) >>> 5,
                    walk.octets(at + 4, Math.min(end, at + 4 + length))));
            at += 4 + length;
        }
        return options;
    }

    /** What a tunnel carries, by its EtherType. */
    static void payload(Walk walk, int protocol, int at, int end) {
        if (at >= end) {
            return;
        }
        if (protocol == TRANSPARENT_ETHERNET) {
            LinkReader.ethernet(walk, at, end);
        } else if (walk.deeper(at, end)) {
            LinkReader.type(walk, protocol, at, end);
        }
    }
}
