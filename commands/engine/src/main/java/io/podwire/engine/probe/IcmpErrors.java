package io.podwire.engine.probe;

import io.podwire.api.probe.IcmpMessage;
import java.util.List;

/** What ICMP errors say about probes: as the error queue of a probe's own socket tells it. */
final class IcmpErrors {

    private final Flights flights;
    private final Message message;

    IcmpErrors(Flights flights, Message message) {
        this.flights = flights;
        this.message = message;
    }

    /** From now on an error may come about this one, which left from there. */
    void expect(Flight flight, Endpoint local) {}

    /** None is awaited any more. */
    void forget(Flight flight) {}

    /** Hears all that waits to be heard. */
    void drain() {}

    /**
     * Reads a socket's error queue to its end.
     *
     * @return true where something in it was about this probe
     */
    boolean readQueue(ProbeSocket socket, Flight flight) {
        boolean told = false;
        while (message.receiveError(socket.descriptor())) {
            if (message.icmp()) {
                boolean v6 = message.origin() == Message.ORIGIN_ICMP6;
                IcmpMessage icmp = IcmpMeaning.message(v6, message.type(), message.code(), message.info());
                flights.answer(
                        flight,
                        Answer.error(
                                icmp,
                                Timing.until(flight, message.stamp()),
                                flight.probe().target(),
                                message.offender(),
                                null,
                                List.of()));
                told = true;
            }
            if (flight.over) {
                return told;
            }
        }
        return told;
    }
}
