package io.podwire.engine.probe;

import io.podwire.api.probe.Probe;
import io.podwire.api.probe.Sending;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A socket that sends as a probe wants it. Never waits. It remembers what its options are set to, so that one socket can send probes that
 * differ at the price of one call a difference. For one thread.
 */
final class ProbeSocket implements AutoCloseable {

    static final int IPPROTO_IP = 0;
    static final int IPPROTO_ICMP = 1;
    static final int IPPROTO_TCP = 6;
    static final int IPPROTO_UDP = 17;
    static final int IPPROTO_IPV6 = 41;
    static final int IPPROTO_ICMPV6 = 58;

    private static final int IP_TOS = 1;
    private static final int IP_TTL = 2;
    private static final int IP_MTU_DISCOVER = 10;
    private static final int IP_RECVERR = 11;
    private static final int IP_RECVTTL = 12;
    private static final int IP_BIND_ADDRESS_NO_PORT = 24;
    private static final int IPV6_UNICAST_HOPS = 16;
    private static final int IPV6_MTU_DISCOVER = 23;
    private static final int IPV6_RECVERR = 25;
    private static final int IPV6_RECVHOPLIMIT = 51;
    private static final int IPV6_TCLASS = 67;

    /** IP_PMTUDISC_WANT: the kernel's own default. */
    private static final int PMTU_USUAL = 1;

    /** IP_PMTUDISC_PROBE: never fragmented, and only the link's own MTU heeded. */
    private static final int PMTU_PROBE = 3;

    private static final int KERNELS_CHOICE = -1;

    /** IFNAMSIZ of {@code linux/if.h}, less the zero at the end. */
    private static final int MOST_LINK_BYTES = 15;

    private static final int MOMENT_MILLIS = 10;

    /** What calls need for their arguments, once a thread: memory outside of the heap is dear, and ten thousand sockets are many. */
    private record Scratch(ByteBuffer address, ByteBuffer length) {}

    private static final ThreadLocal<Scratch> SCRATCH =
            ThreadLocal.withInitial(() -> new Scratch(allocate(Endpoint.MOST_BYTES), allocate(Integer.BYTES)));

    private final Descriptor descriptor;
    private final boolean v6;
    private final ByteBuffer address = SCRATCH.get().address();
    private final ByteBuffer length = SCRATCH.get().length();
    private int hops = KERNELS_CHOICE;
    private int trafficClass;
    private int mark;
    private boolean whole;

    private ProbeSocket(Descriptor descriptor, boolean v6) {
        this.descriptor = descriptor;
        this.v6 = v6;
    }

    /**
     * Opens one in the calling thread's network namespace, with an error queue, and bound to the sending's link.
     *
     * @param type SOCK_*
     * @throws NotSentException where the kernel refuses
     */
    static ProbeSocket open(boolean v6, int type, int protocol, String link) throws NotSentException {
        Descriptor descriptor;
        try {
            descriptor = Descriptor.socket(v6 ? Libc.AF_INET6 : Libc.AF_INET, type | Libc.SOCK_NONBLOCK, protocol);
        } catch (SystemCallException e) {
            throw Refusals.open(e.errno(), v6);
        }
        ProbeSocket socket = new ProbeSocket(descriptor, v6);
        descriptor.option(socket.level(), v6 ? IPV6_RECVERR : IP_RECVERR, 1);
        int errno = link == null ? 0 : socket.bindToLink(link);
        if (errno != 0) {
            socket.close();
            throw Refusals.link(errno, link);
        }
        return socket;
    }

    /** 0, or the error number. */
    private int bindToLink(String link) {
        byte[] name = link.getBytes(StandardCharsets.UTF_8);
        if (name.length == 0 || name.length > MOST_LINK_BYTES) {
            // The kernel would cut it, and take another link whose name begins so; and take none for the empty one.
            return Errno.ENODEV;
        }
        ByteBuffer value = allocate(name.length + 1).put(0, name);
        boolean bound =
                Libc.setsockopt(descriptor.number(), Libc.SOL_SOCKET, Libc.SO_BINDTODEVICE, value, name.length + 1)
                        == 0;
        return bound ? 0 : Libc.errno();
    }

    private int level() {
        return v6 ? IPPROTO_IPV6 : IPPROTO_IP;
    }

    boolean v6() {
        return v6;
    }

    Descriptor descriptor() {
        return descriptor;
    }

    /**
     * Sets what the sending wants where it is not set already: hops, traffic class, mark, whole.
     *
     * @throws NotSentException most often EPERM, for a mark
     */
    void prepare(Sending sending) throws NotSentException {
        int wanted = sending.hops() == null ? KERNELS_CHOICE : sending.hops();
        if (wanted != hops) {
            set(level(), v6 ? IPV6_UNICAST_HOPS : IP_TTL, wanted, "a TTL of its own");
            hops = wanted;
        }
        if (sending.trafficClass() != trafficClass) {
            set(level(), v6 ? IPV6_TCLASS : IP_TOS, sending.trafficClass(), "a traffic class");
            trafficClass = sending.trafficClass();
        }
        if (sending.mark() != mark) {
            set(Libc.SOL_SOCKET, Libc.SO_MARK, sending.mark(), "a mark");
            mark = sending.mark();
        }
        if (sending.whole() != whole) {
            int discover = sending.whole() ? PMTU_PROBE : PMTU_USUAL;
            set(level(), v6 ? IPV6_MTU_DISCOVER : IP_MTU_DISCOVER, discover, "sending it whole");
            whole = sending.whole();
        }
    }

    private void set(int level, int option, int value, String what) throws NotSentException {
        if (!descriptor.option(level, option, value)) {
            throw Refusals.option(Libc.errno(), what);
        }
    }

    /** Sets an option without which it works less well; false where the kernel does not know it. */
    boolean tryOption(int level, int option, int value) {
        return descriptor.option(level, option, value);
    }

    /** Errors about what others sent are not wanted: a queue that nobody reads is told of for ever. */
    void withoutErrorQueue() {
        descriptor.option(level(), v6 ? IPV6_RECVERR : IP_RECVERR, 0);
    }

    /** Makes messages tell the TTL they came with. */
    void tellHops() {
        descriptor.option(level(), v6 ? IPV6_RECVHOPLIMIT : IP_RECVTTL, 1);
    }

    /**
     * Binds to the sending's source address and port, where it has any.
     *
     * @throws NotSentException as bind(2)
     */
    void bind(Sending sending) throws NotSentException {
        bind(sending, sending.sourcePort() == null ? 0 : sending.sourcePort());
    }

    /** Binds even where the sending leaves all to the kernel: what it chose can be asked for from then on. */
    void bindAtOnce(Sending sending) throws NotSentException {
        IpAddress from = sending.source() == null ? Endpoint.any(v6).address() : sending.source();
        bind(new Endpoint(from, sending.sourcePort() == null ? 0 : sending.sourcePort()), sending);
    }

    /** As {@link #bind(Sending)}, to another port. */
    void bind(Sending sending, int port) throws NotSentException {
        if (sending.source() == null && port == 0) {
            return;
        }
        if (port == 0) {
            // Else every bind takes one of some 28,000 ports for itself, whatever the target.
            descriptor.option(IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1);
        } else {
            descriptor.option(Libc.SOL_SOCKET, Libc.SO_REUSEADDR, 1);
        }
        IpAddress from = sending.source() == null ? Endpoint.any(v6).address() : sending.source();
        bind(new Endpoint(from, port), sending);
    }

    private void bind(Endpoint endpoint, Sending sending) throws NotSentException {
        if (endpoint.address().v6() != v6) {
            throw Refusals.bind(Errno.EAFNOSUPPORT, sending);
        }
        endpoint.write(address);
        if (Libc.bind(descriptor.number(), address, endpoint.bytes()) != 0) {
            throw Refusals.bind(Libc.errno(), sending);
        }
    }

    /**
     * Connects to the probe's target; for TCP it only begins to.
     *
     * @throws NotSentException as connect(2)
     */
    void connect(Probe probe) throws NotSentException {
        connectTo(new Endpoint(probe.target(), probe.port()), probe);
    }

    /** As {@link #connect}, to an endpoint of one's own; the probe is for messages. */
    void connectTo(Endpoint endpoint, Probe probe) throws NotSentException {
        endpoint.write(address);
        if (Libc.connect(descriptor.number(), address, endpoint.bytes()) != 0) {
            int errno = Libc.errno();
            if (errno != Errno.EINPROGRESS) {
                throw Refusals.leave(errno, probe);
            }
        }
    }

    /**
     * Sends to where it is connected, or to an address.
     *
     * @param to null: connected
     * @return 0, or the error number; EAGAIN where its queue stays full for a moment
     */
    int send(ByteBuffer data, int bytes, Endpoint to) {
        if (to != null) {
            to.write(address);
        }
        for (boolean waited = false; ; waited = true) {
            long sent = to == null
                    ? Libc.send(descriptor.number(), data, bytes, Libc.MSG_NOSIGNAL)
                    : Libc.sendto(descriptor.number(), data, bytes, Libc.MSG_NOSIGNAL, address, to.bytes());
            if (sent >= 0) {
                return 0;
            }
            int errno = Libc.errno();
            if (errno != Errno.EINTR && (errno != Errno.EAGAIN || waited || !drains())) {
                return errno;
            }
        }
    }

    /** Waits a moment for room in its queue. */
    private boolean drains() {
        ByteBuffer poll = allocate(8).putInt(0, descriptor.number()).putShort(4, (short) Libc.POLLOUT);
        return Libc.poll(poll, 1, MOMENT_MILLIS) > 0;
    }

    /**
     * Lets its connection go, so that it can be connected anew from another address.
     */
    void disconnect() {
        address.putShort(0, (short) 0);
        Libc.connect(descriptor.number(), address, Endpoint.MOST_BYTES);
    }

    /** Where it sends from: any address and port 0 where that is not settled; null where the kernel does not tell. */
    Endpoint local() {
        length.putInt(0, Endpoint.MOST_BYTES);
        return Libc.getsockname(descriptor.number(), address, length) == 0 ? Endpoint.read(address, 0) : null;
    }

    /** The error that waits (SO_ERROR), which is cleared by asking; 0: none. */
    int error() {
        length.putInt(0, Integer.BYTES);
        boolean told = Libc.getsockopt(descriptor.number(), Libc.SOL_SOCKET, Libc.SO_ERROR, address, length) == 0;
        return told ? address.getInt(0) : Errno.EINVAL;
    }

    @Override
    public void close() {
        descriptor.close();
    }

    static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
