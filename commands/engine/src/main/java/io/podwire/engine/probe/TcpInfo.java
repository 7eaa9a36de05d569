package io.podwire.engine.probe;

import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Libc;
import java.nio.ByteBuffer;

/** What the kernel knows of a connection: {@code struct tcp_info} of {@code linux/tcp.h}, whose beginning never changes. */
final class TcpInfo {

    private static final int TCP_INFO = 11;
    private static final int BYTES = 104;
    private static final int STATE_AT = 0;
    private static final int RTT_AT = 68;
    private static final int RETRANSMITTED_AT = 100;
    private static final int SYN_SENT = 2;
    private static final int CLOSED = 7;

    private final ByteBuffer info = ProbeSocket.allocate(BYTES);
    private final ByteBuffer length = ProbeSocket.allocate(Integer.BYTES);

    /** Reads it; false where the kernel refuses. */
    boolean read(Descriptor socket) {
        length.putInt(0, BYTES);
        return Libc.getsockopt(socket.number(), ProbeSocket.IPPROTO_TCP, TCP_INFO, info, length) == 0
                && length.getInt(0) >= RTT_AT + Integer.BYTES;
    }

    /** Whether the other side has accepted it. */
    boolean connected() {
        int state = info.get(STATE_AT);
        return state != SYN_SENT && state != CLOSED;
    }

    /**
     * Between the SYN and its SYN-ACK, in nanoseconds; -1 where a SYN had to be sent again: then the kernel's figure is about the last one, and
     * would hide that the first was lost.
     */
    long handshakeNanos() {
        boolean told = length.getInt(0) >= BYTES;
        return told && info.getInt(RETRANSMITTED_AT) > 0 ? -1 : info.getInt(RTT_AT) * 1000L;
    }
}
