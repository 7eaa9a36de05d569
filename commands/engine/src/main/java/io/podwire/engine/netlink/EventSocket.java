package io.podwire.engine.netlink;

import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Hears that something changed in one network namespace, not what: after a change the tables are read anew, which no lost event can
 * make wrong. It keeps its namespace alive until closed. For one thread at a time.
 */
public final class EventSocket implements AutoCloseable {

    /** RTNLGRP_LINK. */
    public static final int LINKS = 1;
    /** RTNLGRP_IPV4_IFADDR. */
    public static final int IPV4_ADDRESSES = 5;
    /** RTNLGRP_IPV6_IFADDR. */
    public static final int IPV6_ADDRESSES = 9;
    /** RTNLGRP_NSID. */
    public static final int NSIDS = 28;

    private static final int SOL_NETLINK = 270;
    private static final int NETLINK_ADD_MEMBERSHIP = 1;
    private static final int ADDRESS_BYTES = 12;
    private static final int NOTICED = 64;

    private final Descriptor descriptor;

    private EventSocket(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Opens a socket in the calling thread's network namespace.
     *
     * @param groups RTNLGRP_*
     * @throws SystemCallException as socket(2), bind(2), setsockopt(2)
     */
    public static EventSocket open(int... groups) throws SystemCallException {
        Descriptor descriptor =
                Descriptor.socket(Libc.AF_NETLINK, Libc.SOCK_RAW | Libc.SOCK_NONBLOCK, NetlinkSocket.NETLINK_ROUTE);
        try {
            bind(descriptor);
            for (int group : groups) {
                if (!descriptor.option(SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group)) {
                    throw new SystemCallException("setsockopt(NETLINK_ADD_MEMBERSHIP, " + group + ")", Libc.errno());
                }
            }
            return new EventSocket(descriptor);
        } catch (SystemCallException e) {
            descriptor.close();
            throw e;
        }
    }

    /** The kernel gives no events to a socket that has no port. */
    private static void bind(Descriptor descriptor) throws SystemCallException {
        ByteBuffer address = ByteBuffer.allocateDirect(ADDRESS_BYTES).order(ByteOrder.nativeOrder());
        address.putShort(0, (short) Libc.AF_NETLINK);
        if (Libc.bind(descriptor.number(), address, ADDRESS_BYTES) != 0) {
            throw new SystemCallException("bind(netlink)", Libc.errno());
        }
    }

    /** To be waited for (POLLIN). */
    public Descriptor descriptor() {
        return descriptor;
    }

    /**
     * Takes the events that came, without waiting.
     *
     * @return true where there was one, also where some were lost (ENOBUFS)
     * @throws SystemCallException as recv(2)
     */
    public boolean drain() throws SystemCallException {
        ByteBuffer buffer = ReceiveBuffer.lend(ReceiveBuffer.USUAL);
        try {
            boolean any = false;
            while (true) {
                // The datagram is taken off the queue whole, however little of it is looked at.
                if (Libc.recv(descriptor.number(), buffer, NOTICED, Libc.MSG_DONTWAIT) >= 0) {
                    any = true;
                    continue;
                }
                int errno = Libc.errno();
                if (errno == Errno.EAGAIN) {
                    return any;
                }
                if (errno == Errno.ENOBUFS) {
                    any = true;
                } else if (errno != Errno.EINTR) {
                    throw new SystemCallException("recv(netlink events)", errno);
                }
            }
        } finally {
            ReceiveBuffer.giveBack(buffer);
        }
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
