package io.podwire.engine.probe;

import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Epoll;
import io.podwire.engine.linux.SystemCallException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All sockets that may have something to tell, each with whom to tell it to. For the prober's thread. */
final class Watch implements AutoCloseable {

    private final Epoll epoll;
    private final Map<Long, Runnable> watched = new HashMap<>();
    private long tokens;

    Watch() throws SystemCallException {
        epoll = new Epoll();
    }

    /**
     * Watches one; closing it does not forget whom it told: {@link #forget} does.
     *
     * @param events POLLIN, POLLOUT; an error queue that is not empty is told in any case
     * @return for {@link #replace} and {@link #forget}
     */
    long add(Descriptor descriptor, int events, Runnable ready) throws SystemCallException {
        long token = ++tokens;
        epoll.add(descriptor, events, token);
        watched.put(token, ready);
        return token;
    }

    /** Watches it for something else from now on, and tells somebody else. */
    void replace(Descriptor descriptor, int events, long token, Runnable ready) throws SystemCallException {
        epoll.change(descriptor, events, token);
        watched.put(token, ready);
    }

    void forget(long token) {
        watched.remove(token);
    }

    /**
     * Waits for some, and lets them act.
     *
     * @param millis 0 only looks
     * @return how many had something to tell
     */
    int await(int millis) throws SystemCallException {
        List<Long> ready = epoll.await(millis);
        for (Long token : ready) {
            // What was told first may have ended what would be told next.
            Runnable act = watched.get(token);
            if (act != null) {
                act.run();
            }
        }
        return ready.size();
    }

    @Override
    public void close() {
        epoll.close();
    }
}
