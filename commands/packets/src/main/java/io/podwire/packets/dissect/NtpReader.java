package io.podwire.packets.dissect;

import io.podwire.api.packet.Ntp;

/** NTP (RFC 5905). */
final class NtpReader {

    private static final int CONTROL = 6;

    private NtpReader() {}

    static void read(Walk walk, int at, int end) {
        if (!walk.has("ntp", at, 2, end)) {
            return;
        }
        int first = walk.u8(at);
        int mode = first & 7;
        walk.add(new Ntp(
                first >> 6,
                first >> 3 & 7,
                mode,
                mode < CONTROL ? walk.u8(at + 1) : null,
                walk.octets(at, end),
                end - at));
    }
}
