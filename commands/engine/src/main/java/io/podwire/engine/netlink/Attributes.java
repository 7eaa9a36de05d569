package io.podwire.engine.netlink;

import io.podwire.api.error.BadData;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A walk over netlink attributes ({@code struct nlattr}: 16 bit length with header, 16 bit type, value, padding to 4):
 *
 * <pre>
 * while (attributes.next()) {
 *     switch (attributes.type()) {
 *         case IFLA_IFNAME -> name = attributes.string();
 *         default -> {}
 *     }
 * }
 * </pre>
 *
 * <p>A cursor over the receive buffer, not a map: nothing is copied until it is asked for. It is good only as long as that
 * buffer is, that is during the callback that was given it. Every read is bounds-checked against its own attribute; the kernel may
 * send a longer value than the reader knows (structs grow at their end), never a shorter one.
 */
public final class Attributes {

    /** NLA_TYPE_MASK: the two upper bits say "nested" and "network byte order", and mean nothing to a reader. */
    private static final int TYPE_MASK = 0x3fff;

    private static final int HEADER = 4;

    private final ByteBuffer data;
    private final String where;
    private final int end;
    private int following;
    private int value;
    private int length;
    private int type;

    /**
     * Over {@code data[start, end)}.
     *
     * @param data in native order; positions are not touched
     * @param where what holds the attributes, for messages: {@code RTM_NEWLINK}
     */
    public Attributes(ByteBuffer data, int start, int end, String where) {
        if (start < 0 || end > data.capacity() || start > end) {
            throw new BadData(where + ": attributes end at byte " + end + " of " + data.capacity());
        }
        this.data = data;
        this.where = where;
        this.following = start;
        this.end = end;
    }

    /** No attributes at all. */
    public static Attributes none(String where) {
        return new Attributes(ByteBuffer.allocate(0), 0, 0, where);
    }

    /**
     * Goes to the next attribute.
     *
     * @return false at the end; up to 3 bytes of padding there are passed over
     * @throws BadData where an attribute says it is longer than what holds it, or shorter than its header
     */
    public boolean next() {
        if (end - following < HEADER) {
            return false;
        }
        int start = following;
        int whole = data.getShort(start) & 0xffff;
        type = data.getShort(start + 2) & TYPE_MASK;
        if (whole < HEADER || whole > end - start) {
            throw new BadData(where + ": attribute " + type + " says it has " + whole + " bytes, " + (end - start)
                    + " are there");
        }
        value = start + HEADER;
        length = whole - HEADER;
        following = Math.min(end, start + (whole + 3 & ~3));
        return true;
    }

    /** Number of the current attribute. */
    public int type() {
        return type;
    }

    /** Bytes of its value. */
    public int length() {
        return length;
    }

    private int need(int bytes) {
        return need(0, bytes);
    }

    private int need(int offset, int bytes) {
        if (offset < 0 || length - offset < bytes) {
            throw new BadData(where + ": attribute " + type + " has " + length + " bytes, expected at least "
                    + ((long) offset + bytes));
        }
        return value + offset;
    }

    /** Unsigned 8 bit. */
    public int u8() {
        return data.get(need(1)) & 0xff;
    }

    /** Unsigned 8 bit at an offset of the value. */
    public int u8(int offset) {
        return data.get(need(offset, 1)) & 0xff;
    }

    /** True for a byte that is not 0. */
    public boolean flag() {
        return u8() != 0;
    }

    /** Unsigned 16 bit. */
    public int u16() {
        return u16(0);
    }

    /** Unsigned 16 bit at an offset of the value. */
    public int u16(int offset) {
        return data.getShort(need(offset, 2)) & 0xffff;
    }

    /** Unsigned 16 bit in network order. */
    public int u16be() {
        return u16be(0);
    }

    /** Unsigned 16 bit in network order at an offset of the value. */
    public int u16be(int offset) {
        int at = need(offset, 2);
        return (data.get(at) & 0xff) << 8 | data.get(at + 1) & 0xff;
    }

    /** Signed 32 bit. */
    public int s32() {
        return data.getInt(need(4));
    }

    /** Signed 32 bit at an offset of the value. */
    public int s32(int offset) {
        return data.getInt(need(offset, 4));
    }

    /** Unsigned 32 bit. */
    public long u32() {
        return s32() & 0xffff_ffffL;
    }

    /** Unsigned 32 bit at an offset of the value. */
    public long u32(int offset) {
        return s32(offset) & 0xffff_ffffL;
    }

    /** Unsigned 32 bit in network order. */
    public long u32be() {
        return bigEndian(0, 4);
    }

    /** 64 bit; above 2^63 it comes out negative. */
    public long u64() {
        return data.getLong(need(8));
    }

    /** 64 bit at an offset of the value. */
    public long u64(int offset) {
        return data.getLong(need(offset, 8));
    }

    /** 64 bit in network order. */
    public long u64be() {
        return bigEndian(0, 8);
    }

    private long bigEndian(int offset, int bytes) {
        int at = need(offset, bytes);
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | data.get(at + i) & 0xff;
        }
        return number;
    }

    /** Text up to the first NUL or the end; what is not UTF-8 becomes U+FFFD. */
    public String string() {
        int n = 0;
        while (n < length && data.get(value + n) != 0) {
            n++;
        }
        byte[] text = new byte[n];
        data.get(value, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** A copy of the value. */
    public byte[] bytes() {
        return bytes(0, length);
    }

    /** A copy of a part of the value. */
    public byte[] bytes(int offset, int count) {
        byte[] copy = new byte[count];
        data.get(need(offset, count), copy);
        return copy;
    }

    /** The value without copying, in native order; good only as long as the receive buffer is. */
    public ByteBuffer slice() {
        return data.slice(value, length).order(ByteOrder.nativeOrder());
    }

    /**
     * An address of 4 or 16 bytes.
     *
     * @throws BadData for any other length
     */
    public IpAddress ip() {
        if (length != 4 && length != 16) {
            throw new BadData(
                    where + ": attribute " + type + " has " + length + " bytes, expected an address of 4 or 16");
        }
        return IpAddress.of(bytes());
    }

    /** A link-layer address of any length; null for an empty one. */
    public MacAddress mac() {
        return length == 0 ? null : MacAddress.of(bytes());
    }

    /** The attributes inside the value. */
    public Attributes nested() {
        return nested(0);
    }

    /** The attributes inside the value, behind a struct of {@code header} bytes. */
    public Attributes nested(int header) {
        return nested(header, length);
    }

    /** The attributes in {@code [from, to)} of the value. */
    public Attributes nested(int from, int to) {
        need(from, to - from);
        return new Attributes(data, value + from, value + to, where + " attribute " + type);
    }
}
