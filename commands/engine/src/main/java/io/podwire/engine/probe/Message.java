package io.podwire.engine.probe;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import java.nio.ByteBuffer;

/**
 * Room for one message of a socket and for what the kernel says beside it: recvmsg(2) with its {@code struct msghdr}, and the control
 * messages of ip(7), ipv6(7) and the kernel's timestamping document. Used again and again; what is read holds until the next reading.
 */
final class Message {

    /** Who an entry of an error queue comes from: {@code SO_EE_ORIGIN_*} of {@code linux/errqueue.h}. */
    static final int ORIGIN_ICMP = 2;

    static final int ORIGIN_ICMP6 = 3;
    static final int ORIGIN_STAMP = 4;

    /** A datagram has at most 65,535 octets with its headers. */
    private static final int MOST_BYTES = 65536;

    private static final int CONTROL_BYTES = 512;
    private static final int HEADER_BYTES = 56;
    private static final int NAME_LENGTH_AT = 8;
    private static final int CONTROL_LENGTH_AT = 40;
    private static final int CMSG_HEADER = 16;

    private static final int IP_TTL = 2;
    private static final int IP_RECVERR = 11;
    private static final int IPV6_RECVERR = 25;
    private static final int IPV6_HOPLIMIT = 52;
    private static final int EXTENDED_ERROR_BYTES = 16;

    private final ByteBuffer data = ProbeSocket.allocate(MOST_BYTES);
    private final ByteBuffer control = ProbeSocket.allocate(CONTROL_BYTES);
    private final ByteBuffer name = ProbeSocket.allocate(Endpoint.MOST_BYTES);
    private final ByteBuffer vector = ProbeSocket.allocate(16);
    private final ByteBuffer header = ProbeSocket.allocate(HEADER_BYTES);

    private int length;
    private long stamp;
    private Integer hops;
    private int origin;
    private int type;
    private int code;
    private int info;
    private int key;
    private IpAddress offender;

    Message() {
        vector.putLong(0, Libc.addressOf(data)).putLong(8, MOST_BYTES);
        header.putLong(0, Libc.addressOf(name))
                .putLong(16, Libc.addressOf(vector))
                .putLong(24, 1)
                .putLong(32, Libc.addressOf(control));
    }

    /** Takes the next message; false where there is none, or an error in its place. */
    boolean receive(Descriptor socket) {
        return read(socket, Libc.MSG_DONTWAIT);
    }

    /** Takes the next entry of the error queue; false where there is none. */
    boolean receiveError(Descriptor socket) {
        return read(socket, Libc.MSG_DONTWAIT | Libc.MSG_ERRQUEUE);
    }

    private boolean read(Descriptor socket, int flags) {
        long got;
        do {
            header.putInt(NAME_LENGTH_AT, Endpoint.MOST_BYTES).putLong(CONTROL_LENGTH_AT, CONTROL_BYTES);
            name.putShort(0, (short) 0);
            got = Libc.recvmsg(socket.number(), header, flags);
        } while (got < 0 && Libc.errno() == Errno.EINTR);
        length = (int) Math.max(0, got);
        forget();
        if (got < 0) {
            return false;
        }
        readControl((int) header.getLong(CONTROL_LENGTH_AT));
        return true;
    }

    private void forget() {
        stamp = 0;
        hops = null;
        origin = 0;
        offender = null;
    }

    private void readControl(int end) {
        for (int at = 0; at + CMSG_HEADER <= end; ) {
            int size = (int) control.getLong(at);
            if (size < CMSG_HEADER || at + size > end) {
                return;
            }
            take(control.getInt(at + 8), control.getInt(at + 12), at + CMSG_HEADER, size - CMSG_HEADER);
            at += (size + 7) & ~7;
        }
    }

    private void take(int level, int kind, int at, int size) {
        boolean v6 = level == ProbeSocket.IPPROTO_IPV6;
        if (level == Libc.SOL_SOCKET && kind == Libc.SO_TIMESTAMPING && size >= 16) {
            // struct scm_timestamping: three times; the first is the software's.
            stamp = control.getLong(at) * 1_000_000_000L + control.getLong(at + 8);
        } else if ((v6 ? kind == IPV6_HOPLIMIT : level == 0 && kind == IP_TTL) && size >= 4) {
            hops = control.getInt(at);
        } else if ((v6 ? kind == IPV6_RECVERR : level == 0 && kind == IP_RECVERR) && size >= EXTENDED_ERROR_BYTES) {
            origin = control.get(at + 4);
            type = control.get(at + 5) & 0xff;
            code = control.get(at + 6) & 0xff;
            info = control.getInt(at + 8);
            key = control.getInt(at + 12);
            Endpoint who = size >= EXTENDED_ERROR_BYTES + 16 ? Endpoint.read(control, at + EXTENDED_ERROR_BYTES) : null;
            offender = who == null ? null : who.address();
        }
    }

    /** Its octets: a copy. */
    Octets data() {
        byte[] copy = new byte[length];
        data.get(0, copy);
        return Octets.view(copy, 0, length);
    }

    int length() {
        return length;
    }

    /** Who it came from, or for an error whom the packet in question was for; null where that is not told. */
    Endpoint name() {
        return Endpoint.read(name, 0);
    }

    /** When the kernel saw it, in nanoseconds since 1970; 0: not told. */
    long stamp() {
        return stamp;
    }

    /** TTL or hop limit it came with; null: not told. */
    Integer hops() {
        return hops;
    }

    /** {@code ORIGIN_*} of an error; 0 for none. */
    int origin() {
        return origin;
    }

    /** True for an ICMP error. */
    boolean icmp() {
        return origin == ORIGIN_ICMP || origin == ORIGIN_ICMP6;
    }

    int type() {
        return type;
    }

    int code() {
        return code;
    }

    /** The next hop's MTU of an ICMP error about size; else the kernel's own business. */
    int info() {
        return info;
    }

    /** Which of the socket's messages a stamp is about, counted from 0. */
    int key() {
        return key;
    }

    /** Who said the ICMP error; null where that is not told. */
    IpAddress offender() {
        return offender;
    }
}
