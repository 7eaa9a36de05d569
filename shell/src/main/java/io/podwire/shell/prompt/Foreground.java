package io.podwire.shell.prompt;

import io.podwire.shell.cli.Exit;
import java.util.function.ToIntFunction;

/**
 * Runs one job at a time on a thread of its own, so that one which heeds neither Ctrl-C nor its deadline can be left behind: the prompt
 * comes back, whatever a command does.
 */
final class Foreground {

    /** What a job gets to come back with what it has, after it was interrupted. */
    private static final long GRACE_MILLIS = 3_000;

    private static final long GLANCE_MILLIS = 100;

    private final Runnable left;
    private volatile Job current;

    /** @param left told when a job was left behind */
    Foreground(Runnable left) {
        this.left = left;
    }

    /** Ctrl-C: ends the job that runs, if any. May come from any thread. */
    void interrupt() {
        Job job = current;
        if (job != null) {
            job.interrupt();
        }
    }

    /** Runs it. @return its status */
    int run(ToIntFunction<Job> work) {
        Job job = new Job();
        int[] status = {Exit.INTERRUPTED};
        Thread thread = new Thread(() -> status[0] = work.applyAsInt(job), "command");
        thread.setDaemon(true);
        current = job;
        try {
            thread.start();
            if (await(thread, job)) {
                return status[0];
            }
        } finally {
            current = null;
        }
        left.run();
        return job.abandoned() ? Exit.TIMED_OUT : Exit.INTERRUPTED;
    }

    /** @return false where it does not come back */
    private static boolean await(Thread thread, Job job) {
        long since = 0;
        while (thread.isAlive()) {
            try {
                thread.join(GLANCE_MILLIS);
            } catch (InterruptedException e) {
                job.interrupt();
            }
            if (!job.interrupted() || job.waiting()) {
                since = 0;
            } else if (since == 0) {
                since = System.nanoTime();
            } else if (job.abandoned() || System.nanoTime() - since > GRACE_MILLIS * 1_000_000) {
                return !thread.isAlive();
            }
        }
        return true;
    }
}
