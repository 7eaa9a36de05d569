package io.podwire.packets.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;

/** The piece of a stream that is in memory: bytes are taken at its begin, and read at its end. */
final class Window {

    /** Large enough that a call of the system costs little, small enough to stay in the processor's cache. */
    private static final int SIZE = 256 * 1024;

    private final InputStream in;
    private byte[] bytes = new byte[SIZE];
    private int begin;
    private int end;
    /** Of {@link #begin} in the stream. */
    private long offset;

    private boolean dry;

    Window(InputStream in) {
        this.in = in;
    }

    /** The bytes themselves; the array changes with {@link #need}. */
    byte[] bytes() {
        return bytes;
    }

    /** Where the first byte that was not taken lies in {@link #bytes}. */
    int begin() {
        return begin;
    }

    /** The same in the stream: bytes before it. */
    long offset() {
        return offset;
    }

    /** Bytes that are in memory and not taken. */
    int size() {
        return end - begin;
    }

    /** Takes bytes that are in memory. */
    void take(int count) {
        begin += count;
        offset += count;
    }

    /**
     * Reads until so many bytes are in memory.
     *
     * @return false where the stream ends before
     */
    boolean need(int count) throws IOException {
        if (size() >= count) {
            return true;
        }
        makeRoom(count);
        while (size() < count && !dry) {
            int got = in.read(bytes, end, bytes.length - end);
            if (got < 0) {
                dry = true;
            } else {
                end += got;
            }
        }
        return size() >= count;
    }

    /**
     * Takes bytes that need not be kept, in memory or not.
     *
     * @return false where the stream ends before
     */
    boolean skip(long count) throws IOException {
        long left = count;
        while (left > 0) {
            if (!need(1)) {
                return false;
            }
            int piece = (int) Math.min(left, size());
            take(piece);
            left -= piece;
        }
        return true;
    }

    /** 32 bits without sign, so many bytes after {@link #begin}. */
    long unsigned(int at, ByteOrder order) {
        return Bytes.unsignedInt(bytes, begin + at, order);
    }

    /** All that was not taken, as a stream. The window is not to be used any more. */
    InputStream rest() {
        return new Rest(in, bytes, begin, end);
    }

    private void makeRoom(int count) {
        if (count > bytes.length) {
            byte[] larger = new byte[count];
            System.arraycopy(bytes, begin, larger, 0, size());
            bytes = larger;
        } else {
            System.arraycopy(bytes, begin, bytes, 0, size());
        }
        end -= begin;
        begin = 0;
    }
}
