package io.podwire.engine.netns;

import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;

/**
 * Does a little work inside a network namespace: on a fresh platform thread that enters it, works, and ends. It never goes back,
 * is never used again, and starts nothing: a thread started inside would stay in that namespace, and one from a pool would carry
 * it to whoever uses the pool next. What the work opens, such as a socket, goes on answering for the namespace from any thread.
 */
public final class NetnsEntry {

    /** What is done inside. Must be short, and must not start a thread, use a pool, or start a process. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws SystemCallException;
    }

    private NetnsEntry() {}

    /**
     * Works inside.
     *
     * @param netns opened nsfs file of the namespace; stays the caller's
     * @param path where it was opened, for messages
     * @return what the work returned
     * @throws SystemCallException as setns(2), most often EPERM; or what the work throws
     */
    public static <T> T inside(Descriptor netns, String path, Work<T> work) throws SystemCallException {
        // JNA must not be set up by a thread that is elsewhere: see Libc.
        Libc.load();
        Visit<T> visit = new Visit<>(netns.number(), path, work);
        Thread thread = new Thread(null, visit, "podwire-netns", 0, false);
        thread.setDaemon(true);
        thread.start();
        join(thread);
        return visit.result();
    }

    /** The work is short, and half an entry is of no use: an interrupt is kept for afterwards. */
    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Visit<T> implements Runnable {

        private final int netns;
        private final String path;
        private final Work<T> work;
        private T value;
        private Throwable failure;

        Visit(int netns, String path, Work<T> work) {
            this.netns = netns;
            this.path = path;
            this.work = work;
        }

        @Override
        public void run() {
            try {
                if (Libc.setns(netns, Libc.CLONE_NEWNET) != 0) {
                    failure = new SystemCallException("setns(" + path + ")", Libc.errno());
                    return;
                }
                value = work.run();
            } catch (SystemCallException | RuntimeException | Error e) {
                failure = e;
            }
        }

        T result() throws SystemCallException {
            if (failure instanceof SystemCallException refused) {
                throw refused;
            }
            if (failure instanceof RuntimeException defect) {
                throw defect;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            return value;
        }
    }
}
