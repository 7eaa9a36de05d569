package io.podwire.engine.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a netlink request. Its header's length and sequence number are filled in when it is sent, so one request may be sent
 * again. Holds no native memory.
 */
public final class Request {

    private final int type;
    private ByteBuffer data = ByteBuffer.allocate(128).order(ByteOrder.nativeOrder());

    /**
     * A request without payload.
     *
     * @param flags NLM_F_* beside NLM_F_REQUEST, which is added
     */
    public Request(int type, int flags) {
        this.type = type;
        data.putInt(0)
                .putShort((short) type)
                .putShort((short) (flags | NetlinkMessage.NLM_F_REQUEST))
                .putInt(0)
                .putInt(0);
    }

    /** A question for everything: NLM_F_DUMP. */
    public static Request dump(int type) {
        return new Request(type, NetlinkMessage.NLM_F_DUMP);
    }

    private ByteBuffer room(int bytes) {
        if (data.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(2 * data.capacity() + bytes).order(ByteOrder.nativeOrder());
            data = larger.put(data.flip());
        }
        return data;
    }

    /** Number of its type. */
    public int type() {
        return type;
    }

    /** Appends a byte. */
    public Request u8(int value) {
        room(1).put((byte) value);
        return this;
    }

    /** Appends 16 bits. */
    public Request u16(int value) {
        room(2).putShort((short) value);
        return this;
    }

    /** Appends 16 bits in network order. */
    public Request u16be(int value) {
        return u8(value >> 8).u8(value);
    }

    /** Appends 32 bits. */
    public Request u32(long value) {
        room(4).putInt((int) value);
        return this;
    }

    /** Appends 32 bits in network order. */
    public Request u32be(long value) {
        return u16be((int) (value >> 16)).u16be((int) value);
    }

    /** Appends 64 bits. */
    public Request u64(long value) {
        room(8).putLong(value);
        return this;
    }

    /** Appends bytes as they are. */
    public Request bytes(byte[] value) {
        room(value.length).put(value);
        return this;
    }

    /** Appends zeros. */
    public Request zeros(int count) {
        room(count);
        for (int i = 0; i < count; i++) {
            data.put((byte) 0);
        }
        return this;
    }

    /** Appends an attribute and its padding. */
    public Request attribute(int type, byte[] value) {
        return u16(4 + value.length).u16(type).bytes(value).zeros(-value.length & 3);
    }

    /** Appends an attribute of 8 bits. */
    public Request attribute8(int type, int value) {
        return u16(5).u16(type).u8(value).zeros(3);
    }

    /** Appends an attribute of 16 bits. */
    public Request attribute16(int type, int value) {
        return u16(6).u16(type).u16(value).zeros(2);
    }

    /** Appends an attribute of 16 bits in network order. */
    public Request attribute16be(int type, int value) {
        return u16(6).u16(type).u16be(value).zeros(2);
    }

    /** Appends an attribute of 32 bits. */
    public Request attribute32(int type, long value) {
        return u16(8).u16(type).u32(value);
    }

    /** Appends an attribute of 32 bits in network order. */
    public Request attribute32be(int type, long value) {
        return u16(8).u16(type).u32be(value);
    }

    /** Appends an attribute of text with its NUL. */
    public Request attribute(int type, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return attribute(type, Arrays.copyOf(utf8, utf8.length + 1));
    }

    /** Begins an attribute that holds attributes; {@link #end} it with what this returns. */
    public int begin(int type) {
        int start = data.position();
        u16(0).u16(type | 0x8000);
        return start;
    }

    /** Ends an attribute that {@link #begin} began. */
    public Request end(int start) {
        data.putShort(start, (short) (data.position() - start));
        return this;
    }

    /** Copies it to where the kernel can read it, completing the header; returns its length. */
    int writeTo(ByteBuffer direct, int sequence) {
        int length = data.position();
        data.putInt(0, length).putInt(8, sequence);
        direct.put(0, data.array(), 0, length);
        return length;
    }

    /** Bytes it takes when sent. */
    int length() {
        return data.position();
    }

    @Override
    public String toString() {
        return "netlink request " + type;
    }
}
