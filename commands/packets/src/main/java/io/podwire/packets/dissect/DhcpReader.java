package io.podwire.packets.dissect;

import io.podwire.api.packet.Dhcp;
import java.util.ArrayList;
import java.util.List;

/** DHCP for IPv4 (RFC 2131) with its options (RFC 2132). */
final class DhcpReader {

    /** Up to the vendor's area, which begins with a cookie. */
    private static final int FIXED = 236;

    private static final long COOKIE = 0x63825363L;
    private static final int MESSAGE_TYPE = 53;
    private static final int END = 255;

    private DhcpReader() {}

    static void read(Walk walk, int at, int end) {
        if (!walk.has("dhcp", at, FIXED, end)) {
            return;
        }
        List<Dhcp.Option> options = options(walk, at + FIXED, end);
        Integer messageType = null;
        for (Dhcp.Option option : options) {
            if (option.code() == MESSAGE_TYPE && option.data().length() == 1) {
                messageType = option.data().at(0);
            }
        }
        boolean ethernet = walk.u8(at + 1) == 1 && walk.u8(at + 2) == 6;
        walk.add(new Dhcp(
                walk.u8(at),
                walk.u8(at + 3),
                walk.u32(at + 4),
                walk.u16(at + 8),
                walk.u16(at + 10),
                walk.ipv4(at + 12),
                walk.ipv4(at + 16),
                walk.ipv4(at + 20),
                walk.ipv4(at + 24),
                ethernet ? walk.mac(at + 28) : null,
                messageType,
                options,
                walk.octets(at, end),
                end - at));
    }

    private static List<Dhcp.Option> options(Walk walk, int from, int end) {
        int limit = walk.limit(end);
        if (from + 4 > limit || walk.u32(from) != COOKIE) {
            return List.of();
        }
        List<Dhcp.Option> options = new ArrayList<>(12);
        for (int at = from + 4; at < limit; ) {
            int code = walk.u8(at++);
            if (code == END || code > 0 && at >= limit) {
                break;
            } else if (code > 0) {
                int length = walk.u8(at++);
                options.add(new Dhcp.Option(code, walk.octets(at, Math.min(end, at + length))));
                at += length;
            }
        }
        return options;
    }
}
