package io.podwire.engine.probe;

/** How probes of one protocol are sent. What comes of them is told to {@link Flights} by the sockets that it put under {@link Watch}. */
interface Way {

    /**
     * Sends one.
     *
     * @throws NotSentException where it can't leave
     */
    void send(Flight flight) throws NotSentException;
}
