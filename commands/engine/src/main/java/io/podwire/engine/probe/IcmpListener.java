package io.podwire.engine.probe;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SocketFilter;
import io.podwire.engine.linux.SystemCallException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;

/** A raw socket that hears the ICMP of one family: replies to our echo requests, and errors. It never sends. */
final class IcmpListener implements AutoCloseable {

    /** Whom it tells. */
    @FunctionalInterface
    interface Heard {
        void heard(IcmpPacket packet, IpAddress from, Integer hops, long stamp);
    }

    private static final int SOL_RAW = 255;
    private static final int ICMP_FILTER = 1;
    private static final int ICMP6_FILTER = 1;
    private static final int TYPES_6 = 256;

    /** Ten thousand answers at once find room; memory is only taken while they wait. */
    private static final int RECEIVE_BYTES = 8 << 20;

    /** Up to SK_MEMINFO_DROPS; later kernels may have more, and give as many as there is room for. */
    private static final int MEMORY_COUNTS = 9;

    /** So many are heard at a time. */
    private static final int AT_ONCE = 1024;

    private final ProbeSocket socket;
    private final Message message;
    private final Heard to;
    private final ByteBuffer counts = ProbeSocket.allocate(MEMORY_COUNTS * Integer.BYTES);
    private final ByteBuffer length = ProbeSocket.allocate(Integer.BYTES);

    private IcmpListener(ProbeSocket socket, Message message, Heard to) {
        this.socket = socket;
        this.message = message;
        this.to = to;
    }

    /**
     * Opens one that hears no replies yet: see {@link #listenFor}.
     *
     * @throws NotSentException most often EPERM: without CAP_NET_RAW
     */
    static IcmpListener open(boolean v6, Message message, Heard to) throws NotSentException {
        ProbeSocket socket =
                ProbeSocket.open(v6, Libc.SOCK_RAW, v6 ? ProbeSocket.IPPROTO_ICMPV6 : ProbeSocket.IPPROTO_ICMP, null);
        IcmpListener listener = new IcmpListener(socket, message, to);
        socket.withoutErrorQueue();
        listener.listenFor(List.of());
        listener.chooseTypes();
        Stamps.ofReceived(socket);
        socket.tellHops();
        if (!socket.tryOption(Libc.SOL_SOCKET, Libc.SO_RCVBUFFORCE, RECEIVE_BYTES)) {
            socket.tryOption(Libc.SOL_SOCKET, Libc.SO_RCVBUF, RECEIVE_BYTES);
        }
        return listener;
    }

    /** One bit a type: those that are set do not come. */
    private void chooseTypes() {
        boolean v6 = socket.v6();
        ByteBuffer blocked = ProbeSocket.allocate(v6 ? TYPES_6 / 8 : Integer.BYTES);
        for (int word = 0; word < blocked.capacity() / Integer.BYTES; word++) {
            blocked.putInt(word * Integer.BYTES, blockedOf(v6, word * Integer.SIZE));
        }
        int level = v6 ? ProbeSocket.IPPROTO_ICMPV6 : SOL_RAW;
        Libc.setsockopt(
                socket.descriptor().number(), level, v6 ? ICMP6_FILTER : ICMP_FILTER, blocked, blocked.capacity());
    }

    private static int blockedOf(boolean v6, int from) {
        int blocked = 0;
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            int type = from + bit;
            boolean wanted =
                    type == (v6 ? IcmpPacket.ECHO_REPLY_6 : IcmpPacket.ECHO_REPLY_4) || IcmpMeaning.isError(v6, type);
            blocked |= wanted ? 0 : 1 << bit;
        }
        return blocked;
    }

    /** Replies with these identifiers come from now on. */
    void listenFor(Collection<Integer> identifiers) {
        try {
            SocketFilter.attach(socket.descriptor(), EchoFilter.of(socket.v6(), identifiers));
        } catch (SystemCallException e) {
            // Without a filter more comes than is wanted, and is thrown away here.
        }
    }

    Descriptor descriptor() {
        return socket.descriptor();
    }

    /** Hears what waits. */
    void hear() {
        for (int i = 0; i < AT_ONCE && message.receive(socket.descriptor()); i++) {
            Octets packet = message.data();
            Endpoint from = message.name();
            Integer hops = message.hops();
            if (!socket.v6()) {
                int header = packet.isEmpty() ? 0 : (packet.at(0) & 0xf) * 4;
                if (header < 20 || packet.length() < header) {
                    continue;
                }
                hops = packet.at(8);
                packet = packet.from(header);
            }
            IcmpPacket read = IcmpPacket.read(socket.v6(), packet);
            if (read != null && from != null) {
                to.heard(read, from.address(), hops, message.stamp());
            }
        }
        // An error of the socket itself would be told for ever.
        socket.error();
    }

    /** What the kernel had no room for since it was opened: SK_MEMINFO_DROPS of {@code linux/sock_diag.h}; 0 before Linux 4.12. */
    long dropped() {
        length.putInt(0, counts.capacity());
        boolean told =
                Libc.getsockopt(socket.descriptor().number(), Libc.SOL_SOCKET, Libc.SO_MEMINFO, counts, length) == 0;
        return told ? Integer.toUnsignedLong(counts.getInt((MEMORY_COUNTS - 1) * Integer.BYTES)) : 0;
    }

    @Override
    public void close() {
        socket.close();
    }
}
