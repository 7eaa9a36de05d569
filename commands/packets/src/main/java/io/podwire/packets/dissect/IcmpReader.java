package io.podwire.packets.dissect;

import io.podwire.api.packet.Icmp;
import io.podwire.api.packet.Layer;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** ICMP (RFC 792), with the packets that errors quote and their extensions (RFC 4884). */
final class IcmpReader {

    private static final int HEADER = 8;

    /** Where extensions begin when the message does not say (RFC 4884 section 5.5). */
    private static final int USUAL_QUOTATION = 128;

    /** The first octet of extensions: version 2, and four bits that are 0 (RFC 4884 section 7). */
    private static final int EXTENSION_VERSION = 0x20;

    private IcmpReader() {}

    static void read(Walk walk, int at, int end) {
        if (!walk.has("icmp", at, 4, end)) {
            return;
        }
        int type = walk.u8(at);
        // an old router's error, and some that are cut, have no second word; it counts as 0
        boolean word = at + HEADER <= walk.limit(end);
        if (!word && end > walk.captured()) {
            walk.truncated("icmp", at, end);
            return;
        }
        boolean error = word && (type == 3 || type == 4 || type == 5 || type == 11 || type == 12);
        boolean numbered = word && (type == 0 || type == 8 || type >= 13 && type <= 18);
        boolean stamped = (type == 13 || type == 14) && at + 20 <= walk.limit(end);
        boolean masked = (type == 17 || type == 18) && at + 12 <= walk.limit(end);
        boolean routers = type == 9 && word;
        int extensions = error ? extensions(walk, at, end) : -1;
        int quotedEnd = extensions < 0 ? end : extensions;
        List<Layer> quoted =
                error && at + HEADER < walk.limit(end) ? walk.quoted(at + HEADER, quotedEnd, false) : List.of();
        walk.add(new Icmp(
                type,
                walk.u8(at + 1),
                walk.u16(at + 2),
                walk.checksum(at, end, at + 2, -1),
                numbered ? walk.u16(at + 4) : null,
                numbered ? walk.u16(at + 6) : null,
                type == 5 && word ? walk.ipv4(at + 4) : null,
                type == 3 && walk.u8(at + 1) == 4 && word ? walk.u16(at + 6) : null,
                type == 12 && word ? walk.u8(at + 4) : null,
                masked ? walk.u32(at + 8) : null,
                stamped ? walk.u32(at + 8) : null,
                stamped ? walk.u32(at + 12) : null,
                stamped ? walk.u32(at + 16) : null,
                routers ? walk.u16(at + 6) : null,
                routers ? routers(walk, at, end) : List.of(),
                quoted,
                extensions < 0 ? null : walk.octets(extensions, end),
                walk.octets(at + HEADER, end),
                end - at));
    }

    private static List<Icmp.Router> routers(Walk walk, int at, int end) {
        List<Icmp.Router> routers = new ArrayList<>();
        int entry = walk.u8(at + 5) * 4;
        int next = at + HEADER;
        for (int i = walk.u8(at + 4); i > 0 && entry >= 8 && next + entry <= walk.limit(end); i--, next += entry) {
            IpAddress address = walk.ipv4(next);
            routers.add(new Icmp.Router(address, walk.s32(next + 4)));
        }
        return routers;
    }

    /**
     * Where extensions begin; -1 where there are none: before RFC 4884 nobody said how long the quotation is, so only what has an extension
     * header's version counts.
     */
    private static int extensions(Walk walk, int at, int end) {
        int type = walk.u8(at);
        if (type != 3 && type != 11 && type != 12) {
            return -1;
        }
        int said = walk.u8(at + 5) * 4;
        int from = at + HEADER + (said == 0 ? USUAL_QUOTATION : said);
        return from + 4 <= walk.limit(end) && walk.u8(from) == EXTENSION_VERSION ? from : -1;
    }
}
