package io.podwire.engine.probe;

import io.podwire.api.probe.Probe;
import io.podwire.api.probe.ProberFacts;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.SystemCallException;

/** All that a prober's thread has open in its namespace. Made by that thread, inside. */
final class Ways implements AutoCloseable {

    private final Watch watch;
    private final Flights flights;
    private final Lingering lingering;
    private final TcpWay tcp;

    Ways(Flights flights) throws SystemCallException {
        this.flights = flights;
        watch = new Watch();
        lingering = new Lingering(watch);
        IcmpErrors errors = new IcmpErrors(flights, new Message());
        tcp = new TcpWay(watch, flights, lingering, errors);
    }

    Watch watch() {
        return watch;
    }

    ProberFacts facts() {
        return new ProberFacts(false, false);
    }

    /** Sends one, or tells why not. */
    void send(Probe probe) {
        Flight flight = new Flight(probe);
        flights.begin(flight);
        try {
            way(probe).send(flight);
        } catch (NotSentException e) {
            flights.notSent(flight, e.getMessage());
        }
    }

    /** Tells that it does not leave. */
    void refuse(Probe probe, String why) {
        flights.notSent(new Flight(probe), why);
    }

    private Way way(Probe probe) throws NotSentException {
        return switch (probe.protocol()) {
            case TCP, TCP_MESSAGE -> tcp;
            case ICMP, UDP -> throw new NotSentException(Errno.EPROTONOSUPPORT, "not yet");
        };
    }

    /** Does what its time has come for; nanoseconds until it is to be called again. */
    long tick() {
        flights.ring();
        lingering.look();
        return Math.min(flights.untilNext(), lingering.untilNext());
    }

    /** @param problem what is told of probes that have no reply; null: nothing is */
    void end(String problem) {
        flights.endAll(problem);
        lingering.endAll();
        close();
    }

    @Override
    public void close() {
        watch.close();
    }
}
