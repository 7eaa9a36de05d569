package io.podwire.engine.enter;

import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;

/** Checks results of calls on the thread that is being changed. */
final class Step {

    private Step() {}

    /** The result, unless it is negative. */
    static int done(long result, String call) throws SystemCallException {
        if (result < 0) {
            throw new SystemCallException(call, Libc.errno());
        }
        return (int) result;
    }

    /** For calls that return their error number. */
    static void returned(int error, String call) throws SystemCallException {
        if (error != 0) {
            throw new SystemCallException(call, error);
        }
    }

    /**
     * Loads what a failure needs. A thread that has entered a mount namespace or another root finds no class files any more, and one
     * with descriptors of its own must not open any.
     */
    static void prepare() {
        ThreadCalls.load();
        String failure = new SystemCallException("", Errno.EPERM).getMessage();
        Program.Outcome outcome = new Program.Outcome(Errno.EPERM, failure, false);
        assert outcome.path() != null;
    }
}
