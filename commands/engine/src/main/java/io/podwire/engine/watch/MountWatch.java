package io.podwire.engine.watch;

import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Readiness;
import io.podwire.engine.linux.SystemCallException;

/**
 * Tells whether the mounts of this process's mount namespace changed, so also whether a network namespace got or lost a file it is
 * bound on. Asking is what takes the news, so who waits and who asks need an open file each.
 */
final class MountWatch implements AutoCloseable {

    private static final String OWN = "/proc/self/mountinfo";

    private final Descriptor asked;
    private final Descriptor waitedFor;

    /** @throws SystemCallException as open(2) */
    MountWatch() throws SystemCallException {
        asked = Descriptor.open(OWN);
        try {
            waitedFor = Descriptor.open(OWN);
        } catch (SystemCallException e) {
            asked.close();
            throw e;
        }
    }

    /** To be waited for (POLLPRI), by one waiter. */
    Descriptor descriptor() {
        return waitedFor;
    }

    /** True where mounts changed since the last call, or since it was opened. */
    boolean drain() throws SystemCallException {
        return Readiness.exceptional(asked);
    }

    @Override
    public void close() {
        asked.close();
        waitedFor.close();
    }
}
