package io.podwire.packets.zstd;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bits that are read from the end of some bytes to their begin; the highest bit that is set marks the end (RFC 8878, 4.1). */
final class BackwardBits {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** An array must be so much longer than what is read in it. */
    static final int SLACK = 8;

    private final byte[] bytes;
    private final int begin;
    /** Bits that were not read; below 0 after reading over the begin, where all bits are 0. */
    private int left;

    BackwardBits(byte[] bytes, int begin, int end) throws IOException {
        if (end <= begin || bytes[end - 1] == 0) {
            throw new IOException("zstd: bits without an end mark");
        }
        this.bytes = bytes;
        this.begin = begin;
        this.left = (end - begin) * 8 - 1 - (Integer.numberOfLeadingZeros(bytes[end - 1] & 0xff) - 24);
    }

    /** Reads up to 32 bits. */
    int read(int count) {
        left -= count;
        return peekAt(left, count);
    }

    /** The next bits, up to 32, without reading them. */
    int peek(int count) {
        return peekAt(left - count, count);
    }

    void skip(int count) {
        left -= count;
    }

    int left() {
        return left;
    }

    private int peekAt(int from, int count) {
        long mask = (1L << count) - 1;
        if (from >= 0) {
            return (int) ((long) LONG.get(bytes, begin + (from >> 3)) >>> (from & 7) & mask);
        }
        return -from >= count ? 0 : (int) ((long) LONG.get(bytes, begin) << -from & mask);
    }
}
