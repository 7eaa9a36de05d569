package io.podwire.shell.prompt;

import io.podwire.shell.cli.Patience;
import java.util.ArrayList;
import java.util.List;

/**
 * What one line does: its patience, and what else must be told when the user loses it. A job may wait for a program that has the
 * terminal; then Ctrl-C is between the program and the user.
 */
final class Job {

    private final Patience patience = new Patience();
    private final List<Runnable> onInterrupt = new ArrayList<>();
    private boolean waiting;
    private boolean abandoned;

    Patience patience() {
        return patience;
    }

    /** Has something done when it is interrupted; at once where it was. */
    void onInterrupt(Runnable action) {
        synchronized (this) {
            if (!patience.getAsBoolean()) {
                onInterrupt.add(action);
                return;
            }
        }
        action.run();
    }

    /** Tells it to end. May come from any thread, also again. */
    void interrupt() {
        List<Runnable> actions;
        synchronized (this) {
            patience.interrupt();
            actions = List.copyOf(onInterrupt);
            onInterrupt.clear();
        }
        actions.forEach(Runnable::run);
    }

    boolean interrupted() {
        return patience.getAsBoolean();
    }

    /** From now on, or no longer, it waits for a program. */
    synchronized void waiting(boolean forProgram) {
        waiting = forProgram;
    }

    synchronized boolean waiting() {
        return waiting;
    }

    /** Goes on without it: its deadline is over. */
    synchronized void abandon() {
        abandoned = true;
    }

    synchronized boolean abandoned() {
        return abandoned;
    }
}
