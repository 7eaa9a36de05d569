package io.podwire.api.command;

/**
 * A stream whose user may want something of it while it runs. To be ended by a signal is a good end for it: what it then
 * summarizes is all that was asked for.
 */
public interface Attentive {

    /** What can be wanted. */
    enum Wish {
        /** To be told what was counted so far (SIGUSR1). */
        COUNTS,
        /** To have everything on disk that is held back (SIGUSR2). */
        FLUSH,
        /** To know that the process was stopped by its user (SIGTSTP) and goes on: a pace could not be kept, and nobody is to blame. */
        GO_ON
    }

    /** Does so soon. May come from any thread. */
    void wish(Wish wish);
}
