package io.podwire.packets.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Makes the bytes of pcapng files, right ones and wrong ones. */
final class Pcapng {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteOrder order;

    Pcapng(ByteOrder order) {
        this.order = order;
    }

    static Pcapng little() {
        return new Pcapng(ByteOrder.LITTLE_ENDIAN).section();
    }

    static Pcapng big() {
        return new Pcapng(ByteOrder.BIG_ENDIAN).section();
    }

    /** The sections that follow have this order. */
    Pcapng order(ByteOrder next) {
        order = next;
        return this;
    }

    Pcapng section(byte[]... options) {
        return block(0x0a0d0d0a, join(ints(0x1a2b3c4d), shorts(1, 0), ints(-1, -1), join(options)));
    }

    Pcapng link(int linkType, int snapLength, byte[]... options) {
        return block(1, join(shorts(linkType, 0), ints(snapLength), join(options)));
    }

    Pcapng enhanced(int link, long ticks, int length, byte[] bytes, byte[]... options) {
        return block(
                6,
                join(
                        ints(link, (int) (ticks >>> 32), (int) ticks, bytes.length, length),
                        padded(bytes),
                        join(options)));
    }

    Pcapng simple(int length, byte[] bytes) {
        return block(3, join(ints(length), padded(bytes)));
    }

    Pcapng obsolete(int link, long ticks, byte[] bytes) {
        return block(
                2,
                join(
                        shorts(link, 0xffff),
                        ints((int) (ticks >>> 32), (int) ticks, bytes.length, bytes.length),
                        padded(bytes)));
    }

    Pcapng block(int type, byte[] body) {
        int total = 12 + body.length;
        return raw(ints(type, total)).raw(body).raw(ints(total));
    }

    Pcapng raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] option(int code, byte[] value) {
        return join(shorts(code, value.length), padded(value));
    }

    byte[] option(int code, String value) {
        return option(code, value.getBytes(StandardCharsets.UTF_8));
    }

    byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    byte[] shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(order);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    byte[] longs(long value) {
        return ByteBuffer.allocate(8).order(order).putLong(value).array();
    }

    static byte[] padded(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, (bytes.length + 3) / 4 * 4);
    }

    static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
