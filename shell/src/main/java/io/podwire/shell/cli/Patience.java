package io.podwire.shell.cli;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How long the user waits: until the deadline, or until Ctrl-C. Commands and streams ask it and come back with what they have;
 * {@link #interrupt} may come from any thread.
 */
public final class Patience implements BooleanSupplier {

    /** What a command that does not ask gets beyond its deadline, before the process ends without it. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private volatile boolean interrupted;
    private volatile long deadline;
    private volatile boolean limited;
    private volatile Runnable over = () -> {};

    /**
     * Sets the deadline.
     *
     * @param time from now
     * @param giveUp run on another thread when {@link #settled} was not called until some time after the deadline
     */
    void limit(Duration time, Runnable giveUp) {
        deadline = System.nanoTime() + time.toNanos();
        limited = true;
        Thread watch = new Thread(() -> watch(giveUp), "deadline");
        watch.setDaemon(true);
        watch.start();
    }

    /**
     * Tells when there is no patience any more, for work that can't ask: once for an interrupt, once for the deadline.
     *
     * @param listener called on another thread
     */
    public void whenOver(Runnable listener) {
        over = listener;
        if (getAsBoolean()) {
            listener.run();
        }
    }

    private void watch(Runnable giveUp) {
        boolean told = false;
        try {
            while (limited) {
                if (!told && expired()) {
                    told = true;
                    over.run();
                }
                long left = deadline + GRACE.toNanos() - System.nanoTime();
                if (left <= 0) {
                    giveUp.run();
                    return;
                }
                Thread.sleep(Math.min(20, left / 1_000_000 + 1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command is back: nobody needs to give up any more. */
    void settled() {
        limited = false;
    }

    /** The user does not want to wait longer. */
    public void interrupt() {
        interrupted = true;
        over.run();
    }

    /** True after {@link #interrupt}. */
    public boolean interrupted() {
        return interrupted;
    }

    /** True once the deadline passed. */
    boolean expired() {
        return deadline != 0 && System.nanoTime() - deadline > 0;
    }

    @Override
    public boolean getAsBoolean() {
        return interrupted || expired();
    }
}
