package io.podwire.packets.dissect;

import io.podwire.api.packet.Igmp;
import io.podwire.api.packet.MulticastListeners.GroupRecord;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** IGMP (RFC 1112, RFC 2236, RFC 3376). */
final class IgmpReader {

    private static final int QUERY = 0x11;
    private static final int REPORT3 = 0x22;
    private static final int QUERY3_LENGTH = 12;

    private IgmpReader() {}

    static void read(Walk walk, int at, int end) {
        if (!walk.has("igmp", at, 8, end)) {
            return;
        }
        int type = walk.u8(at);
        int limit = walk.limit(end);
        boolean query3 = type == QUERY && at + QUERY3_LENGTH <= limit;
        walk.add(new Igmp(
                type,
                walk.u8(at + 1),
                type == REPORT3 ? null : walk.ipv4(at + 4),
                query3 ? addresses(walk, at + QUERY3_LENGTH, walk.u16(at + 10), limit) : List.of(),
                type == REPORT3 ? records(walk, at, limit) : List.of(),
                walk.octets(at, end),
                end - at));
    }

    private static List<GroupRecord> records(Walk walk, int at, int limit) {
        int count = walk.u16(at + 6);
        List<GroupRecord> records = new ArrayList<>(Math.min(count, 8));
        for (int next = at + 8; count > 0 && next + 8 <= limit; count--) {
            int sources = walk.u16(next + 2);
            records.add(new GroupRecord(walk.u8(next), walk.ipv4(next + 4), addresses(walk, next + 8, sources, limit)));
            next += 8 + 4 * sources + 4 * walk.u8(next + 1);
        }
        return records;
    }

    private static List<IpAddress> addresses(Walk walk, int from, int count, int limit) {
        List<IpAddress> addresses = new ArrayList<>(Math.min(count, 8));
        for (int i = 0, at = from; i < count && at + 4 <= limit; i++, at += 4) {
            addresses.add(walk.ipv4(at));
        }
        return addresses;
    }
}
