package io.podwire.engine.probe;

import io.podwire.api.probe.Reply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Replies on their way from the prober's thread to the asker's. */
final class Replies {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Reply> queue = new ArrayDeque<>();
    private boolean woken;
    private volatile long dropped;
    private RuntimeException end;

    /** Some more, in their order; together, since the asker is woken by each call. */
    void add(List<Reply> some) {
        lock.lock();
        try {
            queue.addAll(some);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** How many found no room by now. */
    void dropped(long count) {
        dropped = count;
    }

    /** How many found no room. */
    long dropped() {
        return dropped;
    }

    /** Nothing comes after what is there. @param why what the asker is told then; null: it asked for it */
    void end(RuntimeException why) {
        lock.lock();
        try {
            end = end == null ? why : end;
            woken |= why == null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next.
     *
     * @return null where none came in that time, or nobody wants one any more
     */
    Reply next(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (queue.isEmpty() && end == null && !woken && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (woken) {
                return null;
            }
            if (queue.isEmpty() && end != null) {
                throw end;
            }
            return queue.poll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }
}
