package io.podwire.packets.zstd;

import java.io.IOException;
import java.util.Arrays;

/** What came out of a frame last: at least its window, which copies may reach back into, and the block that is just unpacked. */
final class History {

    private byte[] bytes = new byte[1 << 18];
    private int window;
    private int most;
    private int end;
    private int blockBegin;
    /** All of the frame so far. */
    private long total;

    /** A new frame begins; nothing of the last one can be reached. */
    void reset(int newWindow) {
        window = newWindow;
        // As much again before the window must be moved; less where it is large.
        most = window + Math.max(1 << 20, Math.min(window, 1 << 24)) + ZstdStream.MOST_OF_A_BLOCK;
        end = 0;
        blockBegin = 0;
        total = 0;
    }

    /** Makes room for a block. */
    void beginBlock() {
        if (end + ZstdStream.MOST_OF_A_BLOCK > bytes.length) {
            if (bytes.length < most) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * bytes.length));
            }
            if (end + ZstdStream.MOST_OF_A_BLOCK > bytes.length) {
                int kept = Math.min(end, window);
                System.arraycopy(bytes, end - kept, bytes, 0, kept);
                end = kept;
            }
        }
        blockBegin = end;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the block begins in {@link #bytes}. */
    int blockBegin() {
        return blockBegin;
    }

    /** Where it ends. */
    int end() {
        return end;
    }

    long total() {
        return total;
    }

    void append(byte[] from, int at, int count) throws IOException {
        room(count);
        System.arraycopy(from, at, bytes, end, count);
        end += count;
        total += count;
    }

    void fill(byte value, int count) throws IOException {
        room(count);
        Arrays.fill(bytes, end, end + count, value);
        end += count;
        total += count;
    }

    /** Copies from so many bytes back; what is copied may be copied again by the same copy. */
    void repeat(int back, int count) throws IOException {
        room(count);
        if (back > total || back > window || back > end) {
            throw new IOException("zstd: a copy from before the begin");
        }
        int from = end - back;
        if (back >= count) {
            System.arraycopy(bytes, from, bytes, end, count);
        } else if (back == 1) {
            Arrays.fill(bytes, end, end + count, bytes[from]);
        } else {
            for (int i = 0; i < count; i++) {
                bytes[end + i] = bytes[from + i];
            }
        }
        end += count;
        total += count;
    }

    private void room(int count) throws IOException {
        if (end - blockBegin + count > ZstdStream.MOST_OF_A_BLOCK) {
            throw new IOException("zstd: a block that unpacks to more than a block can");
        }
    }
}
