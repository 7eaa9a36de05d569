package io.podwire.engine.netlink;

import io.podwire.api.error.BadData;
import java.nio.ByteBuffer;

/**
 * One message of a netlink datagram ({@code struct nlmsghdr}): a view of the receive buffer, good only during the callback it is
 * given to. Offsets count from the payload, that is behind the header of 16 bytes.
 */
public final class NetlinkMessage {

    /** Bytes of {@code struct nlmsghdr}. */
    public static final int HEADER = 16;

    public static final int NLMSG_NOOP = 1;
    public static final int NLMSG_ERROR = 2;
    public static final int NLMSG_DONE = 3;

    public static final int NLM_F_REQUEST = 0x01;
    public static final int NLM_F_MULTI = 0x02;
    public static final int NLM_F_ACK = 0x04;
    public static final int NLM_F_DUMP_INTR = 0x10;
    public static final int NLM_F_DUMP = 0x300;
    /** In an error: the request is not repeated in it. */
    public static final int NLM_F_CAPPED = 0x100;
    /** In an error: attributes follow. */
    public static final int NLM_F_ACK_TLVS = 0x200;

    private final ByteBuffer data;
    private final int payload;
    private final int end;
    private final int type;
    private final int flags;
    private final int sequence;

    private NetlinkMessage(ByteBuffer data, int start, int end) {
        this.data = data;
        this.payload = start + HEADER;
        this.end = end;
        this.type = data.getShort(start + 4) & 0xffff;
        this.flags = data.getShort(start + 6) & 0xffff;
        this.sequence = data.getInt(start + 8);
    }

    /**
     * The message at {@code start} of a datagram.
     *
     * @param data in native order
     * @param limit bytes of the datagram
     * @throws BadData where it is cut off, or shorter than its header
     */
    public static NetlinkMessage at(ByteBuffer data, int start, int limit) {
        if (start < 0 || limit > data.capacity() || limit - start < HEADER) {
            throw new BadData("netlink: " + (limit - start) + " bytes, expected a header of " + HEADER);
        }
        int length = data.getInt(start);
        if (length < HEADER || length > limit - start) {
            throw new BadData("netlink: message says it has " + length + " bytes, " + (limit - start) + " are there");
        }
        return new NetlinkMessage(data, start, start + length);
    }

    /** Where in its datagram the next message begins (messages are aligned to 4); may lie behind the end. */
    public int following() {
        return end + 3 & ~3;
    }

    /** RTM_*, or (subsystem &lt;&lt; 8 | message) for netfilter. */
    public int type() {
        return type;
    }

    /** NLM_F_*. */
    public int flags() {
        return flags;
    }

    /** Number of the request it answers. */
    public int sequence() {
        return sequence;
    }

    /** Bytes behind the header. */
    public int length() {
        return end - payload;
    }

    private int need(int offset, int bytes) {
        if (offset < 0 || end - payload - offset < bytes) {
            throw new BadData("netlink: message of type " + type + " has " + length() + " bytes, expected at least "
                    + ((long) offset + bytes));
        }
        return payload + offset;
    }

    /** Unsigned 8 bit of the payload. */
    public int u8(int offset) {
        return data.get(need(offset, 1)) & 0xff;
    }

    /** Unsigned 16 bit of the payload. */
    public int u16(int offset) {
        return data.getShort(need(offset, 2)) & 0xffff;
    }

    /** Unsigned 16 bit of the payload in network order. */
    public int u16be(int offset) {
        return u8(offset) << 8 | u8(offset + 1);
    }

    /** Signed 32 bit of the payload. */
    public int s32(int offset) {
        return data.getInt(need(offset, 4));
    }

    /** Unsigned 32 bit of the payload. */
    public long u32(int offset) {
        return s32(offset) & 0xffff_ffffL;
    }

    /** A copy of a part of the payload. */
    public byte[] bytes(int offset, int count) {
        byte[] copy = new byte[count];
        data.get(need(offset, count), copy);
        return copy;
    }

    /**
     * The attributes behind a struct.
     *
     * @param header bytes of that struct, padding to 4 included
     * @param where name of the message, for error messages
     */
    public Attributes attributes(int header, String where) {
        return new Attributes(data, need(header, 0), end, where);
    }

    /** The kernel's answer to "did it work": 0, or a positive errno. Only for NLMSG_ERROR; of NLMSG_DONE it is the dump's. */
    public int errno() {
        return type == NLMSG_DONE && length() < 4 ? 0 : -s32(0);
    }

    /** NLMSGERR_ATTR_MSG, the kernel's words for an error; null where it gives none. */
    public String errorText() {
        if ((flags & NLM_F_ACK_TLVS) == 0) {
            return null;
        }
        int behind = 4;
        if (type == NLMSG_ERROR) {
            // struct nlmsgerr repeats the request: its header alone when capped, else the whole of it.
            behind = 4 + ((flags & NLM_F_CAPPED) != 0 ? HEADER : Math.max(HEADER, s32(4)) + 3 & ~3);
        }
        Attributes tlvs = attributes(behind, "NLMSG_ERROR");
        while (tlvs.next()) {
            if (tlvs.type() == 1) {
                return tlvs.string();
            }
        }
        return null;
    }
}
