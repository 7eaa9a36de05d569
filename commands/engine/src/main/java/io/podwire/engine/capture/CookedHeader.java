package io.podwire.engine.capture;

import java.nio.ByteBuffer;

/**
 * The header of LINKTYPE_LINUX_SLL2 (<a href="https://www.tcpdump.org/linktypes/LINKTYPE_LINUX_SLL2.html">tcpdump.org</a>), big endian:
 * protocol 2, zero 2, ifindex 4, ARPHRD type 2, packet type 1, length of address 1, address 8.
 */
final class CookedHeader {

    static final int LENGTH = 20;
    static final int PROTOCOL_AT = 0;
    static final int LINK_AT = 4;
    static final int HARDWARE_AT = 8;
    static final int TYPE_AT = 10;

    private CookedHeader() {}

    /**
     * Writes it from what the kernel says beside a frame.
     *
     * @param target big endian; filled from its beginning
     * @param from where a struct sockaddr_ll is (packet(7))
     * @param at its first byte
     */
    static void write(ByteBuffer target, ByteBuffer from, int at) {
        // The protocol lies in network order there already: copied, not read. Index and type lie in the machine's.
        target.put(PROTOCOL_AT, from, at + 2, 2);
        target.putShort(2, (short) 0);
        target.putInt(LINK_AT, from.getInt(at + 4));
        target.putShort(HARDWARE_AT, from.getShort(at + 8));
        target.put(TYPE_AT, from, at + 10, 10);
    }
}
