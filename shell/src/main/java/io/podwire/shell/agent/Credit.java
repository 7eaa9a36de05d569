package io.podwire.shell.agent;

import io.podwire.api.error.BadData;
import java.time.Duration;

/** What a sender may still send, in items or bytes. The receiver grants more as it consumes; nothing is sent beyond it. */
final class Credit {

    private long left;
    private boolean closed;

    Credit(int left) {
        this.left = left;
    }

    /**
     * Takes some, waiting until there is any.
     *
     * @return 1 to {@code most}; 0 once closed
     */
    synchronized int take(int most) throws InterruptedException {
        while (left == 0 && !closed) {
            wait();
        }
        int taken = closed ? 0 : (int) Math.min(most, left);
        left -= taken;
        return taken;
    }

    /**
     * As {@link #take(int)}, but waits no longer than that.
     *
     * @return 0 also where none came in that time; {@link #closed} tells which
     */
    synchronized int take(int most, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long nanos = patience.toNanos();
        while (left == 0 && !closed && nanos > 0) {
            // one more: 0 would mean for ever
            wait(nanos / 1_000_000 + 1);
            nanos = deadline - System.nanoTime();
        }
        return left == 0 ? 0 : take(most);
    }

    /** True once no more will be sent. */
    synchronized boolean closed() {
        return closed;
    }

    /** @throws BadData where more is outstanding than any receiver can mean */
    synchronized void grant(int more) {
        if (left + more > Integer.MAX_VALUE) {
            throw new BadData("more than 2^31 credits are outstanding");
        }
        left += more;
        notifyAll();
    }

    /** No more will be sent: who waits gets 0. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
