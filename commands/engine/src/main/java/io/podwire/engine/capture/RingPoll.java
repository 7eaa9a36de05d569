package io.podwire.engine.capture;

import io.podwire.engine.linux.CancelSignal;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Waits for any of some rings (poll(2)), with one buffer for all waits. */
final class RingPoll {

    /** {@code struct pollfd}: descriptor 4, asked 2, told 2. */
    private static final int ENTRY = 8;

    private static final int ASKED = 4;
    private static final int TOLD = 6;

    /** poll(2) leaves out what has a negative number. */
    private static final int LEFT_OUT = -1;

    private static final long MILLISECOND = 1_000_000;

    private final int count;
    private final ByteBuffer entries;

    RingPoll(int count) {
        this.count = count;
        entries = ByteBuffer.allocateDirect((count + 1) * ENTRY).order(ByteOrder.nativeOrder());
    }

    /**
     * Waits until one has a block, or trouble, or the signal is raised.
     *
     * @param cancel or null
     * @param nanos the longest wait; rounded up to milliseconds
     * @throws SystemCallException as poll(2)
     */
    void await(List<LinkRing> rings, CancelSignal cancel, long nanos) throws SystemCallException {
        for (int i = 0; i < count; i++) {
            LinkRing ring = rings.get(i);
            put(i, ring.closed() ? LEFT_OUT : ring.number());
        }
        put(count, cancel == null ? LEFT_OUT : cancel.number());
        int millis = (int) ((nanos + MILLISECOND - 1) / MILLISECOND);
        if (Libc.poll(entries, count + 1, millis) < 0 && Libc.errno() != Errno.EINTR) {
            throw new SystemCallException("poll(rings)", Libc.errno());
        }
    }

    private void put(int entry, int number) {
        entries.putInt(entry * ENTRY, number)
                .putShort(entry * ENTRY + ASKED, (short) Libc.POLLIN)
                .putShort(entry * ENTRY + TOLD, (short) 0);
    }

    /** True where the last wait found an error on this ring's socket. */
    boolean troubled(int ring) {
        return (entries.getShort(ring * ENTRY + TOLD) & Libc.POLLERR) != 0;
    }
}
