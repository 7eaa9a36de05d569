package io.podwire.engine.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Waits for a descriptor, but never for ever. */
public final class Readiness {

    /** What ended a wait. */
    public enum Outcome {
        READY,
        TIMED_OUT,
        CANCELLED
    }

    private Readiness() {}

    /**
     * Waits until a descriptor can be read, or has an error or an end to tell.
     *
     * @param cancel ends the wait when raised; null: nothing does
     * @param millis the longest wait; 0 only looks
     * @throws SystemCallException as poll(2)
     */
    public static Outcome readable(Descriptor descriptor, CancelSignal cancel, long millis) throws SystemCallException {
        if (cancel != null && cancel.raised()) {
            return Outcome.CANCELLED;
        }
        int count = cancel == null ? 1 : 2;
        ByteBuffer fds = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
        fds.putInt(0, descriptor.number()).putShort(4, (short) Libc.POLLIN);
        if (cancel != null) {
            fds.putInt(8, cancel.number()).putShort(12, (short) Libc.POLLIN);
        }
        long end = System.nanoTime() + millis * 1_000_000;
        while (true) {
            long left = Math.max(0, (end - System.nanoTime() + 999_999) / 1_000_000);
            int ready = Libc.poll(fds, count, (int) Math.min(left, Integer.MAX_VALUE));
            if (ready < 0 && Libc.errno() != Errno.EINTR) {
                throw SystemCallException.last("poll()");
            }
            if (ready > 0) {
                return count == 2 && fds.getShort(14) != 0 ? Outcome.CANCELLED : Outcome.READY;
            }
            if (left == 0) {
                return Outcome.TIMED_OUT;
            }
        }
    }

    /**
     * True where a descriptor has something exceptional to tell (POLLPRI, POLLERR): an open mountinfo, when mounts changed since it
     * was opened or asked last (proc(5)).
     *
     * @throws SystemCallException as poll(2)
     */
    public static boolean exceptional(Descriptor descriptor) throws SystemCallException {
        ByteBuffer fds = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        fds.putInt(0, descriptor.number()).putShort(4, (short) Libc.POLLPRI);
        while (Libc.poll(fds, 1, 0) < 0) {
            if (Libc.errno() != Errno.EINTR) {
                throw SystemCallException.last("poll()");
            }
        }
        return (fds.getShort(6) & (Libc.POLLPRI | Libc.POLLERR)) != 0;
    }
}
