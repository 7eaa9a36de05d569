package io.podwire.packets.dissect;

import io.podwire.api.packet.NdpOption;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Options of neighbor discovery: RFC 4861 section 4.6, RFC 4191 and RFC 8106. */
final class NdpOptions {

    private NdpOptions() {}

    /** The last may be cut, and has its bytes only; one of length 0 has no next. */
    static List<NdpOption> read(Walk walk, int from, int end) {
        List<NdpOption> options = new ArrayList<>(2);
        int at = from;
        while (at + 2 <= walk.limit(end)) {
            int length = walk.u8(at + 1) * 8;
            Octets data = walk.octets(at + 2, Math.min(end, at + Math.max(2, length)));
            boolean whole = length >= 8 && at + length <= walk.limit(end);
            options.add(whole ? whole(walk, at, length, data) : unread(walk.u8(at), length, data));
            if (length == 0) {
                break;
            }
            at += length;
        }
        return options;
    }

    private static NdpOption whole(Walk walk, int at, int length, Octets data) {
        int type = walk.u8(at);
        return switch (type) {
            // longer ones pad what is no Ethernet's; six octets are right for all links that have neighbors here
            case 1, 2 -> option(type, length, data, walk.mac(at + 2), null);
            case 3 -> length >= 32 ? prefix(walk, at, length, data) : unread(type, length, data);
            case 5 -> option(type, length, data, null, walk.u32(at + 4));
            case 24 -> route(walk, at, length, data);
            case 25 -> servers(walk, at, length, data);
            case 31 -> domains(walk, at, length, data);
            default -> unread(type, length, data);
        };
    }

    private static NdpOption unread(int type, int length, Octets data) {
        return option(type, length, data, null, null);
    }

    private static NdpOption option(int type, int length, Octets data, MacAddress mac, Long mtu) {
        return new NdpOption(type, length, mac, null, null, null, null, null, mtu, List.of(), List.of(), data);
    }

    private static NdpOption prefix(Walk walk, int at, int length, Octets data) {
        return new NdpOption(
                3,
                length,
                null,
                walk.ipv6(at + 16),
                walk.u8(at + 2),
                walk.u8(at + 3),
                walk.u32(at + 4),
                walk.u32(at + 8),
                null,
                List.of(),
                List.of(),
                data);
    }

    /** A prefix is as short as its length allows: 0, 8 or 16 bytes are there. */
    private static NdpOption route(Walk walk, int at, int length, Octets data) {
        byte[] prefix = Arrays.copyOf(Arrays.copyOfRange(walk.bytes, at + 8, at + Math.min(length, 24)), 16);
        return new NdpOption(
                24,
                length,
                null,
                IpAddress.of(prefix),
                walk.u8(at + 2),
                walk.u8(at + 3),
                walk.u32(at + 4),
                null,
                null,
                List.of(),
                List.of(),
                data);
    }

    private static NdpOption servers(Walk walk, int at, int length, Octets data) {
        List<IpAddress> servers = new ArrayList<>(2);
        for (int next = at + 8; next + 16 <= at + length; next += 16) {
            servers.add(walk.ipv6(next));
        }
        return lists(25, length, walk.u32(at + 4), servers, List.of(), data);
    }

    private static NdpOption domains(Walk walk, int at, int length, Octets data) {
        List<String> domains = new ArrayList<>(2);
        DnsNames names = new DnsNames(walk.bytes, at + 8, at + length);
        // what pads the list to eight bytes reads as the root's name
        while (names.at() < at + length && walk.u8(names.at()) != 0) {
            String name = names.read();
            if (name == null) {
                break;
            }
            domains.add(name);
        }
        return lists(31, length, walk.u32(at + 4), List.of(), domains, data);
    }

    private static NdpOption lists(
            int type, int length, long seconds, List<IpAddress> servers, List<String> domains, Octets data) {
        return new NdpOption(type, length, null, null, null, null, seconds, null, null, servers, domains, data);
    }
}
