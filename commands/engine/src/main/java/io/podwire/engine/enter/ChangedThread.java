package io.podwire.engine.enter;

import io.podwire.engine.linux.SystemCallException;

/** A thread for one piece of work that leaves it unfit for anything else: started for it, gone after it. */
final class ChangedThread {

    /**
     * Work that changes its thread. It starts no thread, no process but by {@link ThreadCalls}, and loads no class: lambdas it uses are
     * made before.
     */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SystemCallException;
    }

    private ChangedThread() {}

    /** Runs it and waits; an interrupt is kept for later, since half a launch can't be taken back. */
    static <T> T run(String name, Work<T> work) throws SystemCallException {
        Holder<T> holder = new Holder<>(work);
        Thread thread = new Thread(null, holder, name, 0, false);
        thread.setDaemon(true);
        thread.start();
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
        return holder.result();
    }

    private static final class Holder<T> implements Runnable {
        private final Work<T> work;
        private T value;
        private Throwable failure;

        Holder(Work<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                value = work.run();
            } catch (SystemCallException | RuntimeException | Error e) {
                failure = e;
            }
        }

        T result() throws SystemCallException {
            if (failure instanceof SystemCallException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            return value;
        }
    }
}
