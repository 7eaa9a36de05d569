package io.podwire.engine.probe;

import io.podwire.api.probe.Probe;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import java.util.concurrent.TimeUnit;

/** Opens a connection a probe, without waiting for any: {@link TcpConnection} sees what comes of it. */
final class TcpWay implements Way {

    private static final long BEFORE_REPETITION = TimeUnit.MILLISECONDS.toNanos(50);

    private final Watch watch;
    private final Flights flights;
    private final Lingering lingering;
    private final IcmpErrors errors;
    private final TcpInfo info = new TcpInfo();

    TcpWay(Watch watch, Flights flights, Lingering lingering, IcmpErrors errors) {
        this.watch = watch;
        this.flights = flights;
        this.lingering = lingering;
        this.errors = errors;
    }

    @Override
    public void send(Flight flight) throws NotSentException {
        Probe probe = flight.probe();
        ProbeSocket socket = ProbeSocket.open(
                probe.target().v6(), Libc.SOCK_STREAM, 0, probe.sending().link());
        TcpConnection connection = new TcpConnection(flight, socket, this);
        try {
            socket.prepare(probe.sending());
            socket.bind(probe.sending());
            flight.keepLate(lateNanos(probe));
            flight.leaves();
            socket.connect(probe);
            Endpoint local = socket.local();
            connection.expected(local);
            flight.left(local, connection::release);
            connection.watched(watch.add(socket.descriptor(), Libc.POLLOUT, connection::ready));
        } catch (NotSentException e) {
            connection.release();
            throw e;
        } catch (SystemCallException e) {
            connection.release();
            throw Refusals.leave(e.errno(), probe);
        }
    }

    /**
     * How long after its timeout a connection may still come. The kernel repeats a SYN that is not answered, first after a second, and from
     * Linux 6.5 on every second: it is closed before the next one goes, so that a lost probe costs one packet more at most.
     */
    private static long lateNanos(Probe probe) {
        long timeout = Flights.nanos(probe.timeout());
        long second = TimeUnit.SECONDS.toNanos(1);
        return Math.max(0, (timeout / second + 1) * second - timeout - BEFORE_REPETITION);
    }

    static boolean hasMessage(Flight flight) {
        return flight.probe().protocol() == ProbeProtocol.TCP_MESSAGE;
    }

    Watch watch() {
        return watch;
    }

    Flights flights() {
        return flights;
    }

    Lingering lingering() {
        return lingering;
    }

    IcmpErrors errors() {
        return errors;
    }

    TcpInfo info() {
        return info;
    }
}
