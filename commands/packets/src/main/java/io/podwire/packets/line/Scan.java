package io.podwire.packets.line;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.Octets;

/**
 * A message's bytes, read at the moment they are told. tcpdump tells such messages as far as they were captured and breaks off at the first
 * byte that is missing; so does {@link #u8}, wherever in the writers that is.
 */
final class Scan {

    /** Thrown for the first byte that is missing. Without a trace: it is a way out of nested writers, not a fault. */
    static final class Missing extends RuntimeException {

        private static final long serialVersionUID = 1;
        private static final Missing ONE = new Missing();

        private Missing() {
            super(null, null, false, false);
        }
    }

    final Octets bytes;

    /** How long the message was; more than there are bytes where it was cut. */
    final int length;

    Scan(Octets bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** True where so many bytes are there from {@code at} on. */
    boolean has(int at, int count) {
        return at >= 0 && count >= 0 && at + count <= bytes.length();
    }

    /** @throws Missing where they are not all there */
    void need(int at, int count) {
        if (!has(at, count)) {
            throw Missing.ONE;
        }
    }

    int u8(int at) {
        need(at, 1);
        return bytes.at(at);
    }

    int u16(int at) {
        need(at, 2);
        return bytes.at(at) << 8 | bytes.at(at + 1);
    }

    int u24(int at) {
        need(at, 3);
        return u16(at) << 8 | bytes.at(at + 2);
    }

    long u32(int at) {
        need(at, 4);
        return (long) u16(at) << 16 | u16(at + 2);
    }

    IpAddress ipv4(int at) {
        need(at, 4);
        return IpAddress.of(bytes.slice(at, 4).bytes());
    }

    IpAddress ipv6(int at) {
        need(at, 16);
        return IpAddress.of(bytes.slice(at, 16).bytes());
    }

    MacAddress mac(int at) {
        need(at, 6);
        return MacAddress.of(bytes.slice(at, 6).bytes(), 0, 6);
    }

    /** Characters, visible; those that are there, before it ends for want of others. */
    void text(Line line, int at, int count) {
        for (int i = at; i < at + count; i++) {
            line.visible(u8(i));
        }
    }

    /** The same up to a null or {@code count}. */
    void padded(Line line, int at, int count) {
        for (int i = at; i < at + count && u8(i) != 0; i++) {
            line.visible(u8(i));
        }
    }

    /** Hex below the line, behind {@code indent}, of those that are there. */
    void hex(Line line, String indent, int at, int count) {
        int there = Math.max(0, Math.min(count, bytes.length() - at));
        Dumps.indented(line.out, bytes.slice(at, there), indent);
    }
}
