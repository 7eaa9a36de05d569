package io.podwire.values.frame;

import io.podwire.api.error.BadData;
import io.podwire.api.value.Printable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Bytes to frames: 4 bytes length of the rest, 1 byte type with bit 7 for "goes on", 4 bytes channel, payload; numbers in network
 * order. For one thread.
 */
public final class FrameReader {

    static final int HEADER = 9;
    static final int MORE = 0x80;
    private static final int BYTES_AFTER_LENGTH = HEADER - 4;

    private final InputStream in;
    private boolean any;

    /** @param in read in small pieces, so better buffered */
    public FrameReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next frame.
     *
     * @return null at the end of the stream, between two frames
     * @throws BadData for a length, type or channel that no frame has, and for an end within a frame. What came instead of the
     *     first frame is quoted, since that is what a far shell or login message said
     */
    public Frame read() throws IOException {
        byte[] header = in.readNBytes(HEADER);
        if (header.length == 0) {
            return null;
        }
        if (header.length < HEADER) {
            throw bad("the stream ended within the header of a frame", header);
        }
        ByteBuffer fields = ByteBuffer.wrap(header);
        int length = fields.getInt() - BYTES_AFTER_LENGTH;
        int code = fields.get() & 0xff;
        int channel = fields.getInt();
        FrameType type = FrameType.ofCode(code & ~MORE);
        if (length < 0 || length > Frame.MAX_PAYLOAD) {
            throw bad("a frame of " + length + " bytes of payload; at most " + Frame.MAX_PAYLOAD, header);
        }
        if (type == null) {
            throw bad("a frame of unknown type " + (code & ~MORE), header);
        }
        if (channel < 0) {
            throw bad("a frame on channel " + channel, header);
        }
        // into one array of a length that was checked: readNBytes(length) would gather pieces and copy them once more
        byte[] payload = new byte[length];
        int read = in.readNBytes(payload, 0, length);
        if (read < length) {
            throw new BadData("the stream ended within a frame: " + read + " of " + length + " bytes of " + type);
        }
        any = true;
        return new Frame(type, (code & MORE) != 0, channel, payload);
    }

    private BadData bad(String what, byte[] header) {
        if (any) {
            return new BadData(what);
        }
        String said = new String(header, StandardCharsets.UTF_8) + rest();
        return new BadData("no podwire agent answers there; instead came: " + Printable.of(said.strip()));
    }

    /** What else is there without waiting, for a message. */
    private String rest() {
        try {
            return new String(in.readNBytes(Math.min(200, in.available())), StandardCharsets.UTF_8);
        } catch (EOFException e) {
            return "";
        } catch (IOException e) {
            return " (" + e.getMessage() + ")";
        }
    }
}
