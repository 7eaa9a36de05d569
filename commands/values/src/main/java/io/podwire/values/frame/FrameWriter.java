package io.podwire.values.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Frames to bytes. For any number of threads: a frame is written whole, in one write, and flushed. */
public final class FrameWriter {

    private final OutputStream out;

    public FrameWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes one frame; waits while the peer does not read. */
    public void write(Frame frame) throws IOException {
        byte[] bytes = encode(frame);
        synchronized (this) {
            out.write(bytes);
            out.flush();
        }
    }

    /**
     * Writes a message of any length, in as many frames as it takes. Frames of other channels may come between; for one channel
     * only one thread may send messages.
     */
    public void message(FrameType type, int channel, byte[] message) throws IOException {
        message(type, channel, message, message.length);
    }

    /** As {@link #message(FrameType, int, byte[])}, of the first {@code length} bytes. */
    public void message(FrameType type, int channel, byte[] message, int length) throws IOException {
        int offset = 0;
        do {
            int end = Math.min(length, offset + Frame.MAX_PAYLOAD);
            write(new Frame(type, end < length, channel, Arrays.copyOfRange(message, offset, end)));
            offset = end;
        } while (offset < length);
    }

    /** The bytes of a frame. */
    static byte[] encode(Frame frame) {
        byte[] payload = frame.payload();
        return ByteBuffer.allocate(FrameReader.HEADER + payload.length)
                .putInt(FrameReader.HEADER - 4 + payload.length)
                .put((byte) (frame.type().code() | (frame.more() ? FrameReader.MORE : 0)))
                .putInt(frame.channel())
                .put(payload)
                .array();
    }
}
