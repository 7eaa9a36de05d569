package io.podwire.packets.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Marks a frame that stands for several on the wire, where a file has no field for that: a comment of the packet, {@code GSO: segments of 1448
 * bytes}, or {@code GSO} where their size is not known.
 */
final class OffloadComment {

    private static final byte[] BEGIN = "GSO".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SIZE = ": segments of ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = " bytes".getBytes(StandardCharsets.US_ASCII);

    private OffloadComment() {}

    /** Bytes of the comment. */
    static int length(int segment) {
        return segment == 0 ? BEGIN.length : BEGIN.length + SIZE.length + digits(segment) + END.length;
    }

    static void append(int segment, ByteBuffer out) {
        out.put(BEGIN);
        if (segment != 0) {
            out.put(SIZE);
            int scale = 1;
            for (int i = digits(segment); i > 1; i--) {
                scale *= 10;
            }
            for (; scale > 0; scale /= 10) {
                out.put((byte) ('0' + segment / scale % 10));
            }
            out.put(END);
        }
    }

    /**
     * Reads a comment.
     *
     * @return the size of a segment, 0 where the comment does not say it, -1 where it is another comment
     */
    static int segment(byte[] bytes, int at, int length) {
        if (!begins(bytes, at, length, BEGIN)) {
            return -1;
        }
        if (length == BEGIN.length) {
            return 0;
        }
        int from = at + BEGIN.length;
        if (!begins(bytes, from, length - BEGIN.length, SIZE)) {
            return -1;
        }
        int segment = 0;
        for (int i = from + SIZE.length; i < at + length && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            segment = Math.min(segment * 10 + bytes[i] - '0', 1 << 20);
        }
        return segment;
    }

    private static boolean begins(byte[] bytes, int at, int length, byte[] prefix) {
        if (length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[at + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static int digits(int number) {
        int digits = 1;
        for (int rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
