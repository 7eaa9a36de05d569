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
        FLUSH
    }

    /** Does so soon. May come from any thread. */
    void wish(Wish wish);
}
