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
        int offset = 0;
        do {
            int end = Math.min(message.length, offset + Frame.MAX_PAYLOAD);
            write(new Frame(type, end < message.length, channel, Arrays.copyOfRange(message, offset, end)));
            offset = end;
        } while (offset < message.length);
    }

    /** Writes captured frames from where they are. */
    public void packets(int channel, PacketBatch batch) throws IOException {
        ByteBuffer framed = batch.framed(channel);
        synchronized (this) {
            out.write(framed.array(), framed.position(), framed.remaining());
            out.flush();
        }
    }

    /** The bytes of a frame. */
    static byte[] encode(Frame frame) {
        byte[] payload = frame.payload();
        ByteBuffer bytes = ByteBuffer.allocate(FrameReader.HEADER + payload.length);
        header(bytes, frame.type(), frame.more(), frame.channel(), payload.length);
        return bytes.put(payload).array();
    }

    /** Puts the header of a frame. */
    static void header(ByteBuffer target, FrameType type, boolean more, int channel, int payload) {
        target.putInt(FrameReader.HEADER - 4 + payload)
                .put((byte) (type.code() | (more ? FrameReader.MORE : 0)))
                .putInt(channel);
    }
}
