package io.podwire.values.frame;

import io.podwire.api.error.BadData;
import io.podwire.values.Json;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One frame.
 *
 * @param type what it is
 * @param more the payload goes on in the next frame of the same channel and type
 * @param channel 0 for the connection itself, else the request it belongs to, as the client numbered it
 * @param payload at most {@link #MAX_PAYLOAD} bytes; not copied
 */
public record Frame(FrameType type, boolean more, int channel, byte[] payload) {

    /**
     * Most bytes of a payload: small enough that no channel keeps another waiting for long, and enough for the longest captured frame, or for
     * four of those that links build of small ones (64 KiB), with what is known of them.
     */
    public static final int MAX_PAYLOAD = 260 << 10;

    /** Most bytes of DATA in one frame. */
    public static final int MAX_DATA = 32 << 10;

    private static final byte[] EMPTY = new byte[0];

    public Frame {
        if (payload.length > MAX_PAYLOAD) {
            throw new IllegalArgumentException("a payload of " + payload.length + " bytes");
        }
        if (channel < 0) {
            throw new IllegalArgumentException("channel " + channel);
        }
    }

    /** Without payload. */
    public static Frame empty(FrameType type, int channel) {
        return new Frame(type, false, channel, EMPTY);
    }

    /** A value as JSON; it must fit one frame, {@link FrameWriter#message} splits longer ones. */
    public static Frame json(FrameType type, int channel, Object value) {
        return new Frame(type, false, channel, Json.bytes(value));
    }

    /** A {@link FrameType#CREDIT}. */
    public static Frame credit(int channel, int items) {
        return new Frame(
                FrameType.CREDIT,
                false,
                channel,
                ByteBuffer.allocate(4).putInt(items).array());
    }

    /** A {@link FrameType#CANCEL}. */
    public static Frame cancel(int channel, boolean drop) {
        return new Frame(FrameType.CANCEL, false, channel, new byte[] {(byte) (drop ? 1 : 0)});
    }

    /** A {@link FrameType#DATA}. */
    public static Frame data(int channel, ByteStream stream, byte[] from, int offset, int length) {
        byte[] payload = new byte[1 + length];
        payload[0] = (byte) stream.ordinal();
        System.arraycopy(from, offset, payload, 1, length);
        return new Frame(FrameType.DATA, false, channel, payload);
    }

    /** A {@link FrameType#DATA_END}. */
    public static Frame dataEnd(int channel, ByteStream stream) {
        return new Frame(FrameType.DATA_END, false, channel, new byte[] {(byte) stream.ordinal()});
    }

    /** A {@link FrameType#DATA_CREDIT}. */
    public static Frame dataCredit(int channel, ByteStream stream, int bytes) {
        ByteBuffer payload = ByteBuffer.allocate(5).put((byte) stream.ordinal()).putInt(bytes);
        return new Frame(FrameType.DATA_CREDIT, false, channel, payload.array());
    }

    /** A {@link FrameType#SIGNAL}. */
    public static Frame signal(int channel, int number) {
        return new Frame(FrameType.SIGNAL, false, channel, new byte[] {(byte) number});
    }

    /**
     * The one byte that is the whole payload of a CANCEL or SIGNAL.
     *
     * @throws BadData where it is another number of bytes
     */
    public int octet() {
        if (payload.length != 1) {
            throw badLength("1");
        }
        return payload[0] & 0xff;
    }

    /**
     * The number of a CREDIT or DATA_CREDIT, 1 to 2^31 - 1.
     *
     * @throws BadData where there is none
     */
    public int granted() {
        int offset = type == FrameType.DATA_CREDIT ? 1 : 0;
        if (payload.length != offset + 4) {
            throw badLength(String.valueOf(offset + 4));
        }
        int count = ByteBuffer.wrap(payload).getInt(offset);
        if (count <= 0) {
            throw new BadData("frame " + type + ": grants " + count);
        }
        return count;
    }

    private BadData badLength(String expected) {
        return new BadData("frame " + type + ": " + payload.length + " bytes, expected " + expected);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame frame
                && type == frame.type
                && more == frame.more
                && channel == frame.channel
                && Arrays.equals(payload, frame.payload);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type.code() + channel) + Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
        return type + (more ? "+" : "") + " #" + channel + " " + payload.length + " B";
    }
}
