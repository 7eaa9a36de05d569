package io.podwire.engine.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

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

    private static final boolean LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private CookedHeader() {}

    /**
     * Writes it from what the kernel says beside a frame: a struct sockaddr_ll (packet(7)) of the same block.
     *
     * @param block in the machine's byte order
     * @param at where to
     * @param address where the struct is; does not overlap
     */
    static void write(ByteBuffer block, int at, int address) {
        // The protocol lies in network order there already; index and type lie in the machine's.
        block.putShort(at + PROTOCOL_AT, block.getShort(address + 2));
        block.putShort(at + 2, (short) 0);
        int link = block.getInt(address + 4);
        short hardware = block.getShort(address + 8);
        block.putInt(at + LINK_AT, LITTLE ? Integer.reverseBytes(link) : link);
        block.putShort(at + HARDWARE_AT, LITTLE ? Short.reverseBytes(hardware) : hardware);
        block.putShort(at + TYPE_AT, block.getShort(address + 10));
        block.putLong(at + TYPE_AT + 2, block.getLong(address + 12));
    }
}
