package io.podwire.shell.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C and SIGTERM end a command in good order: the JVM runs this hook, the command is told, and the process ends (with
 * 130 or 143) when its summary is out, or after two seconds.
 */
public final class Interrupts {

    private static final long SECONDS = 2;

    private final CountDownLatch done = new CountDownLatch(1);

    /**
     * Begins to listen.
     *
     * @param patience interrupted when the process is to end
     * @param atLast done when the command is over or was given up
     */
    public void install(Patience patience, Runnable atLast) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> hear(patience, atLast), "interrupt"));
    }

    private void hear(Patience patience, Runnable atLast) {
        patience.interrupt();
        try {
            done.await(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        atLast.run();
    }

    /** The command is over: a shutdown from now on is our own, and waits for nobody. */
    public void done() {
        done.countDown();
    }
}
