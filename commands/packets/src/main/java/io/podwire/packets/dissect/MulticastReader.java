package io.podwire.packets.dissect;

import io.podwire.api.packet.MulticastListeners;
import io.podwire.api.packet.MulticastListeners.GroupRecord;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** Multicast listeners: MLD (RFC 2710) and its second version (RFC 3810). */
final class MulticastReader {

    private static final int QUERY = 130;
    private static final int REPORT = 131;
    private static final int DONE = 132;
    private static final int REPORT2 = 143;

    /** A query that is longer than the first version's is the second's. */
    private static final int QUERY2_LENGTH = 28;

    private MulticastReader() {}

    /** Null for another type, and where not all of the fixed part is there. */
    static MulticastListeners read(Walk walk, int type, int at, int end) {
        int limit = walk.limit(end);
        if (type == REPORT2) {
            return new MulticastListeners(2, null, null, null, null, null, List.of(), records(walk, at, limit));
        } else if (type < QUERY || type > DONE || at + 24 > limit) {
            return null;
        }
        boolean second = type == QUERY && end - at >= QUERY2_LENGTH;
        Integer delay = type == QUERY ? second ? delay(walk.u16(at + 4)) : walk.u16(at + 4) : null;
        if (!second || at + QUERY2_LENGTH > limit) {
            return new MulticastListeners(
                    second ? 2 : 1, delay, walk.ipv6(at + 8), null, null, null, List.of(), List.of());
        }
        return new MulticastListeners(
                2,
                delay,
                walk.ipv6(at + 8),
                (walk.u8(at + 24) & 8) != 0,
                walk.u8(at + 24) & 7,
                interval(walk.u8(at + 25)),
                addresses(walk, at + QUERY2_LENGTH, walk.u16(at + 26), limit),
                List.of());
    }

    /** Big ones are floating point: RFC 3810 section 5.1.3. */
    private static int delay(int code) {
        return code < 0x8000 ? code : (code & 0xfff | 0x1000) << (code >>> 12 & 7) + 3;
    }

    /** As above: section 5.1.9. */
    private static int interval(int code) {
        return code < 0x80 ? code : (code & 15 | 16) << (code >>> 4 & 7) + 3;
    }

    private static List<GroupRecord> records(Walk walk, int at, int limit) {
        int count = walk.u16(at + 6);
        List<GroupRecord> records = new ArrayList<>(Math.min(count, 8));
        for (int next = at + 8; count > 0 && next + 20 <= limit; count--) {
            int sources = walk.u16(next + 2);
            records.add(
                    new GroupRecord(walk.u8(next), walk.ipv6(next + 4), addresses(walk, next + 20, sources, limit)));
            next += 20 + 16 * sources + 4 * walk.u8(next + 1);
        }
        return records;
    }

    private static List<IpAddress> addresses(Walk walk, int from, int count, int limit) {
        List<IpAddress> addresses = new ArrayList<>(Math.min(count, 8));
        for (int i = 0, at = from; i < count && at + 16 <= limit; i++, at += 16) {
            addresses.add(walk.ipv6(at));
        }
        return addresses;
    }
}
