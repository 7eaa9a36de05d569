package io.podwire.engine.rtnetlink;

import io.podwire.engine.netlink.NetlinkMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Netlink messages made of bytes, without a kernel. */
final class Messages {

    private Messages() {}

    /** A message of this payload; its length field says what is there. */
    static NetlinkMessage of(int type, byte[] payload) {
        ByteBuffer data = ByteBuffer.allocate(NetlinkMessage.HEADER + payload.length)
                .order(ByteOrder.nativeOrder())
                .putInt(NetlinkMessage.HEADER + payload.length)
                .putShort((short) type)
                .putShort((short) 0)
                .putInt(1)
                .putInt(0)
                .put(payload);
        return NetlinkMessage.at(data, 0, data.capacity());
    }

    /** RTM_NEWLINK of an Ethernet device with these attributes. */
    static NetlinkMessage link(byte[] attributes) {
        ByteBuffer payload = ByteBuffer.allocate(LinkDecoder.HEADER + attributes.length)
                .order(ByteOrder.nativeOrder())
                .putShort((short) 0)
                .putShort((short) 1)
                .putInt(7)
                .putInt(1)
                .putInt(0)
                .put(attributes);
        return of(16, payload.array());
    }
}
