package io.podwire.engine.probe;

import io.podwire.engine.linux.Libc;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When the kernel handed a socket's messages to the link, and when it got its answers (SO_TIMESTAMPING with the software's clock): a round trip
 * between those does not include the time that this process waited for a processor. The kernel numbers a socket's messages; a driver
 * that does not stamp is no error, only a message without a stamp.
 */
final class Stamps {

    private static final int TX_SOFTWARE = 1 << 1;
    private static final int RX_SOFTWARE = 1 << 3;
    private static final int SOFTWARE = 1 << 4;
    private static final int NUMBERED = 1 << 7;
    private static final int STAMP_ONLY = 1 << 11;

    /** Stamps come while the message is sent, or right after: so many that never came are forgotten. */
    private static final int MOST_AWAITED = 4096;

    private final ProbeSocket socket;
    private final Map<Integer, Flight> awaited = new LinkedHashMap<>();
    private int next;

    Stamps(ProbeSocket socket) {
        this.socket = socket;
        begin();
    }

    private void begin() {
        next = 0;
        set(TX_SOFTWARE | RX_SOFTWARE | SOFTWARE | NUMBERED | STAMP_ONLY);
    }

    private void set(int flags) {
        socket.tryOption(Libc.SOL_SOCKET, Libc.SO_TIMESTAMPING, flags);
    }

    /**
     * Stamps of received messages only. The kernel begins a moment after the first socket asks for them, and ends with the last: one that asks for as
     * long as the prober lives spares all others that moment.
     */
    static void ofReceived(ProbeSocket socket) {
        socket.tryOption(Libc.SOL_SOCKET, Libc.SO_TIMESTAMPING, RX_SOFTWARE | SOFTWARE);
    }

    /** The socket has sent one. */
    void sent(Flight flight) {
        awaited.put(next++, flight);
        if (awaited.size() > MOST_AWAITED) {
            awaited.remove(awaited.keySet().iterator().next());
        }
    }

    /**
     * The socket could not send one. Whether the kernel has counted it depends on where it failed, so the count begins anew; those that are still
     * on their way stay without a stamp, or get one that {@link Flight#stamped} sees is not theirs.
     */
    void failed() {
        awaited.clear();
        set(RX_SOFTWARE | SOFTWARE);
        begin();
    }

    /** An entry of the socket's error queue that is a stamp. */
    void take(Message message) {
        Flight flight = awaited.remove(message.key());
        if (flight != null) {
            flight.stamped(message.stamp());
        }
    }
}
