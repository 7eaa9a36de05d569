package io.podwire.shell.wiring;

import io.podwire.api.command.Session;

/** Makes the session that a command runs in. */
@FunctionalInterface
public interface Sessions {

    /**
     * Opens a session.
     *
     * @throws io.podwire.api.error.PodwireException where the place that was asked for can't be found or entered
     */
    Session open(SessionRequest request);
}
