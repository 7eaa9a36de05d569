package io.podwire.scripts;

/**
 * Whether the running script shall end. Compiled scripts ask at every turn of a loop and at every beginning of a method or closure. One
 * a host; bound to the thread that runs the script, so that compiled code finds it without an argument.
 */
public final class Cancellation {

    private static final ThreadLocal<Cancellation> OF_THREAD = new ThreadLocal<>();

    private volatile boolean asked;
    private Thread running;

    /** Ends the script of this thread if it was cancelled. */
    public static void check() {
        Cancellation mine = OF_THREAD.get();
        if (mine != null && mine.asked) {
            throw new ScriptCancelled();
        }
    }

    boolean asked() {
        return asked;
    }

    /** The thread begins to run a script. */
    synchronized void begin() {
        if (running != null) {
            throw new IllegalStateException("a script is running already");
        }
        asked = false;
        running = Thread.currentThread();
        OF_THREAD.set(this);
    }

    /** The script of this thread is over. An interrupt that was meant for it must not hit what comes next. */
    synchronized void end() {
        OF_THREAD.remove();
        if (asked) {
            Thread.interrupted();
        }
        running = null;
    }

    /** Ends the script that runs, from another thread: also one that sleeps or waits. Nothing happens where none runs. */
    synchronized void ask() {
        if (running != null) {
            asked = true;
            running.interrupt();
        }
    }
}
