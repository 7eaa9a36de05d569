package io.podwire.values.frame;

import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.Frames;
import java.nio.ByteBuffer;

/**
 * Captured frames on their way into one {@link FrameType#PACKETS}. Each is a header of 20 bytes and its bytes, one after the other,
 * numbers in network order:
 *
 * <pre>
 *  0  8  nanoseconds since 1970-01-01 UTC
 *  8  4  bytes that are here
 * 12  4  bytes that it had
 * 16  2  {@link io.podwire.api.capture.CapturedLink#id}
 * 18  2  {@link Frames#marks}
 * </pre>
 *
 * <p>No object is made for one: its bytes go from the kernel's block into this buffer, and from there to the stream. For one thread.
 */
public final class PacketBatch {

    static final int HEADER = 20;

    /** Most bytes of a message, which is always one frame of the protocol. */
    public static final int MAX_MESSAGE = Frame.MAX_PAYLOAD;

    /** With room in front for the header of the protocol's frame: so what was added is never copied again. */
    private final ByteBuffer buffer =
            ByteBuffer.allocate(FrameReader.HEADER + MAX_MESSAGE).position(FrameReader.HEADER);

    /**
     * Appends the frame that {@code frames} stands on.
     *
     * @return false where it does not fit any more; it always fits an empty batch
     */
    public boolean add(Frames frames) {
        int captured = Math.min(frames.captured(), CaptureRequest.MAX_SNAP_LENGTH);
        int needed = HEADER + captured;
        if (needed > buffer.remaining()) {
            return false;
        }
        buffer.putLong(frames.nanos())
                .putInt(captured)
                .putInt(frames.length())
                .putShort((short) frames.link())
                .putShort((short) frames.marks());
        frames.copy(buffer, captured);
        return true;
    }

    /** Bytes that were added. */
    public int size() {
        return buffer.position() - FrameReader.HEADER;
    }

    /** The whole frame of the protocol, header and what was added; not copied, and valid until more is added. */
    ByteBuffer framed(int channel) {
        FrameWriter.header(buffer.duplicate().rewind(), FrameType.PACKETS, false, channel, size());
        return buffer.duplicate().flip();
    }

    /** Forgets what was added. */
    public void clear() {
        buffer.clear().position(FrameReader.HEADER);
    }
}
