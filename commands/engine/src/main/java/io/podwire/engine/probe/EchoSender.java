package io.podwire.engine.probe;

import io.podwire.api.probe.Sending;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SocketFilter;
import io.podwire.engine.linux.SystemCallException;

/** A socket that echo requests leave by. */
final class EchoSender {

    private static final int SO_SNDBUFFORCE = 32;
    private static final int SEND_BYTES = 4 << 20;

    private final ProbeSocket socket;
    private final Stamps stamps;
    private Runnable readStamps;
    private long token;
    private int underWay;

    private EchoSender(ProbeSocket socket) {
        this.socket = socket;
        this.stamps = new Stamps(socket);
    }

    /**
     * Opens one.
     *
     * @param raw it hears nothing; else it hears the answers to its own requests
     */
    static EchoSender open(boolean v6, boolean raw, Sending sending) throws NotSentException {
        ProbeSocket socket = ProbeSocket.open(
                v6,
                raw ? Libc.SOCK_RAW : Libc.SOCK_DGRAM,
                v6 ? ProbeSocket.IPPROTO_ICMPV6 : ProbeSocket.IPPROTO_ICMP,
                sending.link());
        try {
            socket.tryOption(Libc.SOL_SOCKET, SO_SNDBUFFORCE, SEND_BYTES);
            if (raw) {
                deafen(socket);
                socket.bind(sending, 0);
            } else {
                socket.bindAtOnce(sending);
                socket.tellHops();
            }
            return new EchoSender(socket);
        } catch (NotSentException e) {
            socket.close();
            throw e;
        }
    }

    private static void deafen(ProbeSocket socket) {
        try {
            SocketFilter.attach(socket.descriptor(), EchoFilter.NOTHING);
        } catch (SystemCallException e) {
            // It then hears what nobody reads, until its buffer is full.
        }
    }

    ProbeSocket socket() {
        return socket;
    }

    Stamps stamps() {
        return stamps;
    }

    /** The identifier that the kernel gives to all it sends; only of a datagram socket. */
    int identifier() {
        return socket.local().port();
    }

    void watched(long by) {
        token = by;
    }

    long token() {
        return token;
    }

    /** A request is under way. */
    void begun() {
        underWay++;
    }

    /** Nothing can come of one any more. */
    void ended() {
        underWay--;
    }

    /** Of its requests, those of which something can come. */
    int underWay() {
        return underWay;
    }

    void readStampsBy(Runnable reading) {
        readStamps = reading;
    }

    /** Sends one; 0, or the error number. */
    int send(Flight flight, EchoRequest request) {
        int errno = socket.send(
                request.bytes(), request.length(), new Endpoint(flight.probe().target(), 0));
        flight.handedOver();
        if (errno == 0) {
            stamps.sent(flight);
            flight.stampedBy(readStamps);
        } else {
            stamps.failed();
        }
        return errno;
    }
}
