package io.podwire.engine.probe;

import io.podwire.engine.linux.Errno;

/** A probe could not leave. Checked: it is no failure of the prober but a reply. */
final class NotSentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int errno;

    /** @param meaning what this number means where it was met */
    NotSentException(int errno, String meaning) {
        super(Errno.describe(errno) + ": " + meaning, null, false, false);
        this.errno = errno;
    }

    int errno() {
        return errno;
    }
}
