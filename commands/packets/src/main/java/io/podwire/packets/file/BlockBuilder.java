package io.podwire.packets.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes one pcapng block that is no packet: numbers first, then options. */
final class BlockBuilder {

    /** A text's length must be below what an option's length can say; nobody reads more. */
    private static final int MOST_OF_A_TEXT = 16_384;

    private final int type;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean options;

    BlockBuilder(int type) {
        this.type = type;
    }

    /** 32 bits. */
    BlockBuilder number(int value) {
        body.writeBytes(littleEndian(4).putInt(value).array());
        return this;
    }

    /** An option of 64 bits. */
    void longNumber(int code, long value) {
        octets(code, littleEndian(8).putLong(value).array());
    }

    /**
     * A text option.
     *
     * @param value null: none
     */
    void text(int code, String value) {
        if (value != null) {
            octets(code, utf8(value));
        }
    }

    /** The octets of a text option; of a long text those that an option can have. */
    static byte[] utf8(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return utf8.length <= MOST_OF_A_TEXT ? utf8 : cut(utf8);
    }

    /** Never within a character. */
    private static byte[] cut(byte[] utf8) {
        int end = MOST_OF_A_TEXT;
        while ((utf8[end] & 0xc0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(utf8, end);
    }

    void octets(int code, byte[] value) {
        options = true;
        body.writeBytes(littleEndian(4)
                .putShort((short) code)
                .putShort((short) value.length)
                .array());
        padded(value);
    }

    /** Bytes as they are, and zeros up to a multiple of four. */
    BlockBuilder padded(byte[] value) {
        body.writeBytes(value);
        body.writeBytes(new byte[Blocks.padding(value.length)]);
        return this;
    }

    /** Bytes of the block so far. */
    int size() {
        return Blocks.FRAME + body.size();
    }

    void write(RecordFormat.Room room) throws IOException {
        if (options) {
            number(Blocks.END_OF_OPTIONS);
        }
        int total = size();
        room.of(total).putInt(type).putInt(total).put(body.toByteArray()).putInt(total);
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
