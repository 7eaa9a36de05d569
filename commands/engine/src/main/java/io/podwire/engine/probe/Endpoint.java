package io.podwire.engine.probe;

import io.podwire.api.value.IpAddress;
import io.podwire.engine.linux.Libc;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An address and a port, as {@code struct sockaddr_in} (ip(7)) and {@code sockaddr_in6} (ipv6(7)) lay them out.
 *
 * @param port 0 to 65535
 */
record Endpoint(IpAddress address, int port) {

    /** The longer of the two. */
    static final int MOST_BYTES = 28;

    private static final int V4_BYTES = 16;
    private static final int PORT_AT = 2;
    private static final int V4_AT = 4;
    private static final int V6_AT = 8;

    /** Any address of a family, and any port. */
    static Endpoint any(boolean v6) {
        return new Endpoint(IpAddress.of(new byte[v6 ? 16 : 4]), 0);
    }

    /** How long {@link #write} makes it. */
    int bytes() {
        return address.v6() ? MOST_BYTES : V4_BYTES;
    }

    /** Lays it out from the buffer's beginning; the scope is left to the socket's own link. */
    void write(ByteBuffer to) {
        for (int i = 0; i < MOST_BYTES; i++) {
            to.put(i, (byte) 0);
        }
        to.order(ByteOrder.nativeOrder()).putShort(0, (short) (address.v6() ? Libc.AF_INET6 : Libc.AF_INET));
        to.put(PORT_AT, (byte) (port >> 8)).put(PORT_AT + 1, (byte) port);
        to.put(address.v6() ? V6_AT : V4_AT, address.octets());
    }

    /** Reads one; null for another family, such as AF_UNSPEC where the kernel knows none. */
    static Endpoint read(ByteBuffer from, int at) {
        int family = from.order(ByteOrder.nativeOrder()).getShort(at);
        if (family != Libc.AF_INET && family != Libc.AF_INET6) {
            return null;
        }
        boolean v6 = family == Libc.AF_INET6;
        byte[] octets = new byte[v6 ? 16 : 4];
        from.get(at + (v6 ? V6_AT : V4_AT), octets);
        int port = (from.get(at + PORT_AT) & 0xff) << 8 | from.get(at + PORT_AT + 1) & 0xff;
        return new Endpoint(IpAddress.of(octets), port);
    }
}
