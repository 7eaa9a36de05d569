package io.podwire.packets.dissect;

import io.podwire.api.packet.Arp;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;

/** ARP (RFC 826). */
final class ArpReader {

    private static final int FIXED = 8;

    private ArpReader() {}

    static void read(Walk walk, int at, int end) {
        if (!walk.has("arp", at, FIXED, end)) {
            return;
        }
        int hardware = walk.u8(at + 4);
        int protocol = walk.u8(at + 5);
        int length = FIXED + 2 * (hardware + protocol);
        if (!walk.has("arp", at, length, end)) {
            return;
        }
        int sender = at + FIXED;
        int target = sender + hardware + protocol;
        walk.add(new Arp(
                walk.u16(at),
                walk.u16(at + 2),
                hardware,
                protocol,
                walk.u16(at + 6),
                MacAddress.of(walk.bytes, sender, hardware),
                address(walk, sender + hardware, protocol),
                MacAddress.of(walk.bytes, target, hardware),
                address(walk, target + hardware, protocol),
                end - at));
        if (!known(walk.u16(at + 6))) {
            walk.data(at, end);
        }
    }

    /** Of others the bytes are all that can be told. IANA has a dozen more, which nothing sends. */
    private static boolean known(int operation) {
        return operation >= 1 && operation <= 4 || operation == 8 || operation == 9;
    }

    private static IpAddress address(Walk walk, int at, int length) {
        return length == 4 ? walk.ipv4(at) : null;
    }
}
