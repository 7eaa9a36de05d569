package io.podwire.shell.wiring;

import io.podwire.api.host.LiveNames;

/** Sessions of one who asks again and again: they share what is known of the host between them, until this is closed. */
public interface LastingSessions extends Sessions, AutoCloseable {

    /**
     * Names on the host that requests like this one are answered by. To be closed when no longer asked.
     *
     * @param like whose host, root and snapshot count
     */
    LiveNames names(SessionRequest like);

    @Override
    void close();
}
