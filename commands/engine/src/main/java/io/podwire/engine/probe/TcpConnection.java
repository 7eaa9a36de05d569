package io.podwire.engine.probe;

import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.RttClock;
import io.podwire.api.value.Octets;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;

/** One connection of a probe: on its way, perhaps with a message on it, and then handed to {@link Lingering}. */
final class TcpConnection {

    private final Flight flight;
    private final ProbeSocket socket;
    private final TcpWay way;
    private Endpoint local;
    private long token;
    private TcpExchange exchange;
    private boolean handedOver;

    TcpConnection(Flight flight, ProbeSocket socket, TcpWay way) {
        this.flight = flight;
        this.socket = socket;
        this.way = way;
    }

    /** It left from there: an error about it can come. */
    void expected(Endpoint from) {
        local = from;
        if (local != null) {
            way.errors().expect(flight, local, flight.probe().port());
        }
    }

    void watched(long by) {
        token = by;
    }

    /** Something happened. */
    void ready() {
        if (exchange == null
                && way.info().read(socket.descriptor())
                && way.info().connected()) {
            connected();
            return;
        }
        int errno = socket.error();
        if (exchange == null && (errno == Errno.ECONNRESET || errno == Errno.EPIPE)) {
            // Only what stood can be reset so: who was refused is told ECONNREFUSED. It must not depend on who looks
            // first.
            connected();
        } else if (errno != 0) {
            failed(errno);
        } else if (exchange != null) {
            exchanging();
        } else {
            // An error that said nothing lasting; the socket still tries.
            way.errors().readQueue(socket, flight);
        }
    }

    private void connected() {
        if (withItself()) {
            // A RST of its own: else both ends would keep the port for a minute.
            socket.disconnect();
            way.flights().answer(flight, answer(Outcome.REFUSED, Octets.EMPTY));
            return;
        }
        long handshake = way.info().handshakeNanos();
        if (TcpWay.hasMessage(flight)) {
            exchange = new TcpExchange(flight.probe().payload());
            exchanging();
            return;
        }
        Timing timing = handshake < 0 ? Timing.untilNow(flight) : new Timing(handshake, RttClock.TCP_INFO);
        finish(Answer.plain(Outcome.ANSWERED, timing, flight.probe().target()));
    }

    /**
     * Where nobody listens at a port of this host that is among those given to connections, the kernel may give just that one: the SYN then
     * meets its own socket, and both open at once (RFC 9293 section 3.5). It gives none that anybody listens at.
     */
    private boolean withItself() {
        return local != null
                && local.port() == flight.probe().port()
                && local.address().equals(flight.probe().target());
    }

    private void exchanging() {
        switch (exchange.goOn(socket.descriptor())) {
            case SENDING -> await(Libc.POLLOUT);
            case RECEIVING -> await(Libc.POLLIN);
            case DONE -> finish(answer(Outcome.ANSWERED, exchange.answer()));
            case ENDED -> finish(answer(Outcome.REFUSED, Octets.EMPTY));
        }
    }

    private Answer answer(Outcome outcome, Octets payload) {
        return Answer.of(outcome, Timing.untilNow(flight), flight.probe().target(), null, payload);
    }

    private void await(int events) {
        try {
            way.watch().replace(socket.descriptor(), events, token, this::ready);
        } catch (SystemCallException e) {
            giveUp();
        }
    }

    private void finish(Answer answer) {
        handedOver = true;
        way.lingering().take(socket, token);
        way.flights().answer(flight, answer);
    }

    private void failed(int errno) {
        // Whoever hears the packet itself knows more than this socket does.
        way.errors().drain();
        if (flight.over || way.errors().readQueue(socket, flight)) {
            return;
        }
        if (errno == Errno.ECONNREFUSED || errno == Errno.ECONNRESET) {
            way.flights().answer(flight, answer(Outcome.REFUSED, Octets.EMPTY));
        } else if (errno == Errno.ETIMEDOUT) {
            giveUp();
        } else {
            // An old kernel tells that there was an ICMP error, and nothing of it.
            way.flights().answer(flight, Answer.plain(Outcome.UNREACHABLE, Timing.untilNow(flight), null));
        }
    }

    /** Nothing can come any more, and that is told when its time is over. */
    private void giveUp() {
        way.watch().forget(token);
        socket.close();
    }

    /** Nothing more is awaited of it. */
    void release() {
        if (local != null) {
            way.errors().forget(flight, local, flight.probe().port());
        }
        if (!handedOver) {
            giveUp();
        }
    }
}
