package io.podwire.values.frame;

import io.podwire.api.error.BadData;
import java.io.ByteArrayOutputStream;

/** Puts the payloads of one channel's frames together where a message was split. For one thread. */
public final class MessageParts {

    /** Most bytes of one message: an Open vSwitch bridge with ten thousand ports fits. */
    public static final int MAX_MESSAGE = 64 << 20;

    private ByteArrayOutputStream parts;
    private FrameType type;

    /**
     * Takes a frame.
     *
     * @return the whole message with its last frame; null before
     * @throws BadData where a message is cut off by one of another type, or is too long
     */
    public byte[] add(Frame frame) {
        if (parts == null && !frame.more()) {
            return frame.payload();
        }
        if (parts == null) {
            parts = new ByteArrayOutputStream(2 * Frame.MAX_PAYLOAD);
            type = frame.type();
        }
        if (frame.type() != type) {
            throw new BadData("frame " + frame.type() + " within a message of type " + type);
        }
        if (parts.size() + frame.payload().length > MAX_MESSAGE) {
            throw new BadData("a message of more than " + MAX_MESSAGE + " bytes");
        }
        parts.writeBytes(frame.payload());
        if (frame.more()) {
            return null;
        }
        byte[] whole = parts.toByteArray();
        parts = null;
        return whole;
    }
}
