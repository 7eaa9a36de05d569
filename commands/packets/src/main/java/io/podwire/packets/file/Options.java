package io.podwire.packets.file;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The options of a block, one after the other. Before the first {@link #next} it stands on none. */
final class Options {

    private final byte[] bytes;
    private final int end;
    private final ByteOrder order;
    private int following;
    private int code;
    private int length;
    private int at;
    private boolean broken;

    /** @param end where the list must end at the latest */
    Options(byte[] bytes, int begin, int end, ByteOrder order) {
        this.bytes = bytes;
        this.following = begin;
        this.end = end;
        this.order = order;
    }

    /** Steps to the next; false where there is none. */
    boolean next() {
        if (following + 4 > end) {
            broken |= following < end;
            return false;
        }
        code = Bytes.unsignedShort(bytes, following, order);
        length = Bytes.unsignedShort(bytes, following + 2, order);
        at = following + 4;
        if (code == Blocks.END_OF_OPTIONS) {
            return false;
        }
        following = at + length + Blocks.padding(length);
        broken = at + length > end;
        return !broken;
    }

    /** True when the last one goes over the end of the block. */
    boolean broken() {
        return broken;
    }

    int code() {
        return code;
    }

    /** Bytes of its value. */
    int length() {
        return length;
    }

    /** Where its value lies in the bytes that were given. */
    int at() {
        return at;
    }

    /**
     * Its value as text. Some programs put a zero at the end, which is no part of it.
     *
     * @param most bytes of it that are read, since a file may say anything
     */
    String text(int most) {
        return text(0, most);
    }

    /** Like {@link #text(int)}, after so many bytes. */
    String text(int after, int most) {
        int size = Math.max(0, Math.min(length - after, most));
        while (size > 0 && bytes[at + after + size - 1] == 0) {
            size--;
        }
        return new String(bytes, at + after, size, StandardCharsets.UTF_8);
    }

    /** Its value as a number of 64 bits; null where it has another size. */
    Long number() {
        return length == 8 ? Bytes.signedLong(bytes, at, order) : null;
    }
}
