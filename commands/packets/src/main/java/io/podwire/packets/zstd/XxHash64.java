package io.podwire.packets.zstd;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** XXH64 with seed 0, of bytes that come in pieces: a frame's checksum is its lower half (RFC 8878, 3.1.1). */
final class XxHash64 {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long P1 = 0x9e3779b185ebca87L;
    private static final long P2 = 0xc2b2ae3d27d4eb4fL;
    private static final long P3 = 0x165667b19e3779f9L;
    private static final long P4 = 0x85ebca77c2b2ae63L;
    private static final long P5 = 0x27d4eb2f165667c5L;
    private static final int STRIPE = 32;

    private long a;
    private long b;
    private long c;
    private long d;
    private long total;
    private final byte[] waiting = new byte[STRIPE];
    private int waitingSize;

    XxHash64() {
        reset();
    }

    void reset() {
        a = P1 + P2;
        b = P2;
        c = 0;
        d = -P1;
        total = 0;
        waitingSize = 0;
    }

    void update(byte[] bytes, int begin, int end) {
        total += end - begin;
        int at = begin;
        if (waitingSize > 0) {
            int piece = Math.min(STRIPE - waitingSize, end - at);
            System.arraycopy(bytes, at, waiting, waitingSize, piece);
            waitingSize += piece;
            at += piece;
            if (waitingSize < STRIPE) {
                return;
            }
            stripe(waiting, 0);
            waitingSize = 0;
        }
        for (; at + STRIPE <= end; at += STRIPE) {
            stripe(bytes, at);
        }
        System.arraycopy(bytes, at, waiting, 0, end - at);
        waitingSize = end - at;
    }

    private void stripe(byte[] bytes, int at) {
        a = round(a, (long) LONG.get(bytes, at));
        b = round(b, (long) LONG.get(bytes, at + 8));
        c = round(c, (long) LONG.get(bytes, at + 16));
        d = round(d, (long) LONG.get(bytes, at + 24));
    }

    private static long round(long sum, long word) {
        return Long.rotateLeft(sum + word * P2, 31) * P1;
    }

    private static long merge(long hash, long sum) {
        return (hash ^ round(0, sum)) * P1 + P4;
    }

    long value() {
        long hash;
        if (total < STRIPE) {
            hash = P5;
        } else {
            hash = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7) + Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
            hash = merge(merge(merge(merge(hash, a), b), c), d);
        }
        hash += total;
        int at = 0;
        for (; at + 8 <= waitingSize; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, (long) LONG.get(waiting, at)), 27) * P1 + P4;
        }
        if (at + 4 <= waitingSize) {
            hash = Long.rotateLeft(hash ^ ((int) INT.get(waiting, at) & 0xffff_ffffL) * P1, 23) * P2 + P3;
            at += 4;
        }
        for (; at < waitingSize; at++) {
            hash = Long.rotateLeft(hash ^ (waiting[at] & 0xff) * P5, 11) * P1;
        }
        hash = (hash ^ hash >>> 33) * P2;
        hash = (hash ^ hash >>> 29) * P3;
        return hash ^ hash >>> 32;
    }
}
