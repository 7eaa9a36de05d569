package io.podwire.packets.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Marks a frame that stands for several on the wire, where a file has no field for that: a comment of the packet. */
final class OffloadComment {

    private static final byte[] TEXT = "GSO: stands for several frames of the wire".getBytes(StandardCharsets.US_ASCII);

    /** What such a comment is, or begins with, whatever follows: earlier files name the size of a segment there. */
    private static final byte[] BEGIN = {'G', 'S', 'O'};

    /** Bytes of the comment. */
    static final int LENGTH = TEXT.length;

    private OffloadComment() {}

    static void append(ByteBuffer out) {
        out.put(TEXT);
    }

    /** True for such a comment. */
    static boolean is(byte[] bytes, int at, int length) {
        if (length < BEGIN.length || length > BEGIN.length && bytes[at + BEGIN.length] != ':') {
            return false;
        }
        for (int i = 0; i < BEGIN.length; i++) {
            if (bytes[at + i] != BEGIN[i]) {
                return false;
            }
        }
        return true;
    }
}
