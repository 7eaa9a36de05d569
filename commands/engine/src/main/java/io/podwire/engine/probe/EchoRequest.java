package io.podwire.engine.probe;

import io.podwire.api.probe.Probe;
import io.podwire.api.value.Octets;
import io.podwire.engine.linux.Errno;
import java.nio.ByteBuffer;

/** Room for one echo request (RFC 792, RFC 4443 section 4.1), used again and again. */
final class EchoRequest {

    private static final int MOST_BYTES = 65536;

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(MOST_BYTES);
    private int length;

    /** Writes one. The kernel computes ICMPv6's checksum, which is of the addresses too. */
    void write(Probe probe, int identifier, int sequence) throws NotSentException {
        Octets payload = probe.payload();
        length = IcmpPacket.HEADER + payload.length();
        if (length > MOST_BYTES) {
            throw Refusals.leave(Errno.EMSGSIZE, probe);
        }
        boolean v6 = probe.target().v6();
        byte[] whole = new byte[length];
        whole[0] = (byte) (v6 ? IcmpPacket.ECHO_6 : IcmpPacket.ECHO_4);
        put(whole, 4, identifier);
        put(whole, 6, sequence);
        System.arraycopy(payload.bytes(), 0, whole, IcmpPacket.HEADER, payload.length());
        if (!v6) {
            put(whole, 2, Checksum.of(Octets.view(whole, 0, length)));
        }
        bytes.put(0, whole);
    }

    private static void put(byte[] whole, int at, int value) {
        whole[at] = (byte) (value >> 8);
        whole[at + 1] = (byte) value;
    }

    ByteBuffer bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
