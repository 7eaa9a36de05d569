package io.podwire.engine.capture;

import java.nio.ByteBuffer;

/** An Ethernet frame with an 802.1Q tag and a UDP datagram in it, as a card without VLAN offload sends it. */
final class TaggedFrame {

    private TaggedFrame() {}

    static byte[] of(int vlan, int number) {
        ByteBuffer frame = ByteBuffer.allocate(64);
        frame.put(new byte[] {-1, -1, -1, -1, -1, -1, 2, 0, 0, 0, 0, 1});
        frame.putShort((short) 0x8100).putShort((short) vlan).putShort((short) 0x0800);
        frame.put((byte) 0x45)
                .put((byte) 0)
                .putShort((short) 46)
                .putShort((short) number)
                .putShort((short) 0);
        frame.put((byte) 64).put((byte) 17).putShort((short) 0);
        frame.put(new byte[] {10, 99, 0, 1, 10, 99, 0, 2});
        frame.putShort((short) 4000).putShort((short) 4001).putShort((short) 26).putShort((short) 0);
        return frame.array();
    }
}
