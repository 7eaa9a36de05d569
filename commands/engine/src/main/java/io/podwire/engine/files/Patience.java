package io.podwire.engine.files;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads many small things one after the other, and is not stopped by one that hangs.
 *
 * <p>A read from procfs or from a sick mount can wait in the kernel for a lock that a stuck task holds (state D), and neither
 * interrupt nor time-out ends it. So the reading is done on a daemon thread of its own; when one item takes longer than the
 * patience, that thread is left behind with it and a fresh one goes on with the next item. A thread that comes back later sees
 * that it was given up, and ends. Only a few threads are given up: when that many readings hang, it is no single process that is
 * sick but a lock they all need, and the rest is left unread and said so.
 */
public final class Patience {

    private static final int MOST_LEFT_BEHIND = 3;

    private final Duration perItem;
    private final int mostLeftBehind;

    /** One second an item: a thousand times what a reading takes, and still bearable for a person. */
    public static final Patience ONE_SECOND = new Patience(Duration.ofSeconds(1), MOST_LEFT_BEHIND);

    /**
     * @param perItem how long one reading may take
     * @param mostLeftBehind how many may hang before the rest is given up, at least 1
     */
    public Patience(Duration perItem, int mostLeftBehind) {
        this.perItem = perItem;
        this.mostLeftBehind = mostLeftBehind;
    }

    /** How long one reading may take. */
    public Duration perItem() {
        return perItem;
    }

    /** One reading. Returns null for something that is to be left out; throws only what is a defect. */
    @FunctionalInterface
    public interface Reading<T, R> {
        R read(T item);
    }

    /**
     * What was read.
     *
     * @param results in the order of the items, without those that gave null
     * @param hung items whose reading did not come back
     * @param unread items that were not tried any more
     */
    public record Read<T, R>(List<R> results, List<T> hung, List<T> unread) {}

    /** Reads all items, in order. Returns when each was read, hung, or given up. */
    public <T, R> Read<T, R> readAll(List<T> items, Reading<T, R> reading) {
        List<R> results = new ArrayList<>(items.size());
        List<T> hung = new ArrayList<>();
        int next = 0;
        while (next < items.size() && hung.size() < mostLeftBehind) {
            Worker<T, R> worker = new Worker<>(items, next, reading);
            worker.start();
            next = worker.await(perItem, results);
            if (next < items.size()) {
                hung.add(items.get(next++));
            }
        }
        return new Read<>(results, hung, List.copyOf(items.subList(next, items.size())));
    }

    private static final class Worker<T, R> implements Runnable {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition ended = lock.newCondition();
        private final List<T> items;
        private final Reading<T, R> reading;
        private final List<R> results = new ArrayList<>();
        /** The item being read; results of all before it are in {@link #results}. */
        private volatile int at;

        private boolean abandoned;
        private RuntimeException defect;

        Worker(List<T> items, int first, Reading<T, R> reading) {
            this.items = items;
            this.at = first;
            this.reading = reading;
        }

        void start() {
            Thread thread = new Thread(this, "podwire-reader");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void run() {
            try {
                for (int i = at; i < items.size(); i++) {
                    R result = reading.read(items.get(i));
                    lock.lock();
                    try {
                        if (abandoned) {
                            return;
                        }
                        if (result != null) {
                            results.add(result);
                        }
                        at = i + 1;
                    } finally {
                        lock.unlock();
                    }
                }
            } catch (RuntimeException e) {
                defect = e;
            } finally {
                lock.lock();
                try {
                    ended.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        }

        /** Waits until all is read or one reading hangs; returns the index of the one that hangs, or the end. */
        int await(Duration perItem, List<R> into) {
            boolean interrupted = false;
            lock.lock();
            try {
                int seen = at;
                long deadline = System.nanoTime() + perItem.toNanos();
                while (at < items.size() && defect == null) {
                    if (at != seen) {
                        seen = at;
                        deadline = System.nanoTime() + perItem.toNanos();
                    }
                    long left = deadline - System.nanoTime();
                    if (left <= 0) {
                        abandoned = true;
                        break;
                    }
                    try {
                        ended.await(left, TimeUnit.NANOSECONDS);
                    } catch (InterruptedException e) {
                        // The caller's interrupt waits: every reading here is bounded, and half a table helps nobody.
                        interrupted = true;
                    }
                }
                if (defect != null) {
                    throw defect;
                }
                into.addAll(results);
                return at;
            } finally {
                lock.unlock();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
