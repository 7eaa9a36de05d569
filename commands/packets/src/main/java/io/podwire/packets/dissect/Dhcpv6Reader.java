package io.podwire.packets.dissect;

import io.podwire.api.packet.Dhcpv6;
import java.util.ArrayList;
import java.util.List;

/** DHCP for IPv6 (RFC 8415). */
final class Dhcpv6Reader {

    private static final int HEAD = 4;

    /** A relay's: hops and two addresses instead of a transaction. */
    private static final int RELAY_HEAD = 34;

    private Dhcpv6Reader() {}

    static void read(Walk walk, int at, int end) {
        if (!walk.has("dhcpv6", at, HEAD, end)) {
            return;
        }
        int type = walk.u8(at);
        boolean relay = type == 12 || type == 13;
        if (relay && !walk.has("dhcpv6", at, RELAY_HEAD, end)) {
            return;
        }
        walk.add(new Dhcpv6(
                type,
                relay ? null : walk.u24(at + 1),
                options(walk, at + (relay ? RELAY_HEAD : HEAD), end),
                walk.octets(at, end),
                end - at));
    }

    private static List<Dhcpv6.Option> options(Walk walk, int from, int end) {
        int limit = walk.limit(end);
        List<Dhcpv6.Option> options = new ArrayList<>(8);
        for (int at = from; at + 4 <= limit; ) {
            int length = walk.u16(at + 2);
            options.add(new Dhcpv6.Option(walk.u16(at), walk.octets(at + 4, Math.min(end, at + 4 + length))));
            at += 4 + length;
        }
        return options;
    }
}
