package io.podwire.engine.probe;

import io.podwire.api.value.Octets;
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import java.nio.ByteBuffer;

/** A message out and a message in, each with its length in two octets before it (RFC 1035 section 4.2.2). */
final class TcpExchange {

    /** What it waits for, or how it ended. */
    enum State {
        SENDING,
        RECEIVING,
        DONE,
        /** The other side closed before it had said all. */
        ENDED
    }

    private static final int LENGTH_BYTES = 2;

    private final ByteBuffer out;
    private ByteBuffer in = ByteBuffer.allocateDirect(LENGTH_BYTES);
    private boolean lengthKnown;

    /** @param message at most 65,535 octets */
    TcpExchange(Octets message) {
        out = ByteBuffer.allocateDirect(LENGTH_BYTES + message.length());
        out.putShort((short) message.length()).put(message.bytes()).flip();
    }

    /** Sends and receives as much as can be without waiting. */
    State goOn(Descriptor socket) {
        while (out.hasRemaining()) {
            long sent = Libc.send(socket.number(), out.slice(), out.remaining(), Libc.MSG_DONTWAIT | Libc.MSG_NOSIGNAL);
            if (sent < 0) {
                return Libc.errno() == Errno.EAGAIN ? State.SENDING : State.ENDED;
            }
            out.position(out.position() + (int) sent);
        }
        return receive(socket);
    }

    private State receive(Descriptor socket) {
        while (true) {
            if (!in.hasRemaining()) {
                if (lengthKnown) {
                    return State.DONE;
                }
                lengthKnown = true;
                in = ByteBuffer.allocateDirect(in.getShort(0) & 0xffff);
                continue;
            }
            long got = Libc.recv(socket.number(), in.slice(), in.remaining(), Libc.MSG_DONTWAIT);
            if (got < 0 && Libc.errno() == Errno.EAGAIN) {
                return State.RECEIVING;
            }
            if (got <= 0) {
                return State.ENDED;
            }
            in.position(in.position() + (int) got);
        }
    }

    /** The message that came; only once {@link State#DONE}. */
    Octets answer() {
        byte[] message = new byte[in.capacity()];
        in.get(0, message);
        return Octets.view(message, 0, message.length);
    }
}
