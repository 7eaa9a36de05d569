package io.podwire.engine.probe;

import io.podwire.api.probe.Probe;
import io.podwire.api.probe.Sending;
import io.podwire.engine.linux.Libc;

/**
 * Which address a packet would leave from, as the routes say now: a datagram socket that is connected sends nothing, and then knows. Raw
 * sockets do not tell. One socket for all, while they leave by no particular link.
 */
final class SourceLookup implements AutoCloseable {

    private final ProbeSocket[] sockets = new ProbeSocket[2];

    /** Opens what it can; the rest is tried again when it is needed. */
    SourceLookup() {
        for (boolean v6 : new boolean[] {false, true}) {
            try {
                usual(v6);
            } catch (NotSentException e) {
                // No such family here.
            }
        }
    }

    /** Null where that can't be told. */
    Endpoint of(Probe probe) {
        Sending sending = probe.sending();
        if (sending.source() != null) {
            return new Endpoint(sending.source(), 0);
        }
        try {
            if (sending.link() == null) {
                return ask(usual(probe.target().v6()), probe);
            }
            try (ProbeSocket once = ProbeSocket.open(probe.target().v6(), Libc.SOCK_DGRAM, 0, sending.link())) {
                return ask(once, probe);
            }
        } catch (NotSentException e) {
            return null;
        }
    }

    private ProbeSocket usual(boolean v6) throws NotSentException {
        int which = v6 ? 1 : 0;
        if (sockets[which] == null) {
            sockets[which] = ProbeSocket.open(v6, Libc.SOCK_DGRAM, 0, null);
            Stamps.ofReceived(sockets[which]);
        }
        return sockets[which];
    }

    private static Endpoint ask(ProbeSocket socket, Probe probe) throws NotSentException {
        socket.prepare(probe.sending());
        socket.disconnect();
        socket.connectTo(new Endpoint(probe.target(), 9), probe);
        return socket.local();
    }

    @Override
    public void close() {
        for (ProbeSocket socket : sockets) {
            if (socket != null) {
                socket.close();
            }
        }
    }
}
