package io.podwire.engine.netlink;

import io.podwire.api.error.BadData;
import io.podwire.api.error.TimedOut;
import io.podwire.engine.linux.CancelSignal;
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.Readiness;
import io.podwire.engine.linux.SystemCallException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * Asks the kernel over netlink. The socket belongs to the network namespace of the thread that opened it, for good: it goes on
 * answering for that namespace from any thread, and keeps it alive until closed.
 *
 * <p>For one thread at a time; only {@link CancelSignal#raise} may come from another.
 */
public final class NetlinkSocket implements AutoCloseable {

    public static final int NETLINK_ROUTE = 0;
    public static final int NETLINK_SOCK_DIAG = 4;
    public static final int NETLINK_NETFILTER = 12;

    private static final int SOL_NETLINK = 270;
    private static final int NETLINK_CAP_ACK = 10;
    private static final int NETLINK_EXT_ACK = 11;
    private static final int NETLINK_GET_STRICT_CHK = 12;

    /** A dump is filled while it is read, so a silent kernel is one that waits for its own locks. */
    private static final long PATIENCE_MILLIS = 10_000;

    /** After so many interrupted dumps the next is taken as it is: on a node where links never rest none would be whole. */
    private static final int TRIES = 5;

    private final Descriptor descriptor;
    private final CancelSignal cancel;
    private int sequence;
    private int room = ReceiveBuffer.USUAL;
    private NetlinkDump unfinished;

    private NetlinkSocket(Descriptor descriptor, CancelSignal cancel) {
        this.descriptor = descriptor;
        this.cancel = cancel;
    }

    /**
     * Opens a socket in the calling thread's network namespace.
     *
     * @param protocol NETLINK_*; the caller has made sure that opening it loads no kernel module
     * @param cancel ends every wait here when raised; not owned; may be null
     * @throws SystemCallException as socket(2)
     */
    public static NetlinkSocket open(int protocol, CancelSignal cancel) throws SystemCallException {
        Descriptor descriptor = Descriptor.socket(Libc.AF_NETLINK, Libc.SOCK_RAW, protocol);
        // Old kernels lack these; what they give is comfort.
        descriptor.option(SOL_NETLINK, NETLINK_EXT_ACK, 1);
        descriptor.option(SOL_NETLINK, NETLINK_CAP_ACK, 1);
        return new NetlinkSocket(descriptor, cancel);
    }

    /**
     * Makes the kernel filter dumps by the fields of the request, and refuse fields it does not know.
     *
     * @return false where this kernel can't (before 4.20): it then ignores most filters
     */
    public boolean strict(boolean on) {
        return descriptor.option(SOL_NETLINK, NETLINK_GET_STRICT_CHK, on ? 1 : 0);
    }

    /** The descriptor, for socket options. */
    public Descriptor descriptor() {
        return descriptor;
    }

    /**
     * Lists everything that the request asks for, each message made into a record.
     *
     * @param decode null results are left out
     * @throws SystemCallException where the kernel refuses the request
     * @throws TimedOut where it does not answer
     * @throws BadData from {@code decode}, or where the stream is broken
     */
    public <T> List<T> list(Request request, Function<NetlinkMessage, T> decode) throws SystemCallException {
        List<T> found = new ArrayList<>();
        dump(request, new MessageSink() {
            @Override
            public void accept(NetlinkMessage message) {
                T record = decode.apply(message);
                if (record != null) {
                    found.add(record);
                }
            }

            @Override
            public void restart() {
                found.clear();
            }
        });
        return found;
    }

    /**
     * Hands each message of the answer to the sink. A dump that the kernel marks as interrupted (its tables changed) begins anew, up
     * to 5 times; then it is taken as it comes.
     *
     * @return false where it was still interrupted at the end, so that entries may be missing or doubled
     */
    public boolean dump(Request request, MessageSink sink) throws SystemCallException {
        for (int attempt = 1; ; attempt++) {
            NetlinkDump.End end = dumpOnce(request, sink);
            if (end == NetlinkDump.End.WHOLE) {
                return true;
            }
            if (attempt >= TRIES) {
                if (end == NetlinkDump.End.CUT) {
                    throw new BadData(request + ": answers stay larger than the buffer made for them");
                }
                return false;
            }
            sink.restart();
        }
    }

    private NetlinkDump.End dumpOnce(Request request, MessageSink sink) throws SystemCallException {
        try (NetlinkDump dump = start(request)) {
            while (dump.receive(sink, PATIENCE_MILLIS)) {
                // Each turn hands over one datagram.
            }
            if (!dump.ended()) {
                throw new TimedOut(request + ": no answer from the kernel within " + PATIENCE_MILLIS / 1000 + " s");
            }
            return dump.end();
        }
    }

    /**
     * Asks for one thing.
     *
     * @return what {@code decode} made of the answer; null where the kernel sent none
     * @throws SystemCallException where the kernel refuses, such as ENODEV
     */
    public <T> T ask(Request request, Function<NetlinkMessage, T> decode) throws SystemCallException {
        List<T> answers = list(request, decode);
        return answers.isEmpty() ? null : answers.get(0);
    }

    /**
     * Sends a request whose answers are then pulled. The dump must be closed before the next request.
     *
     * @throws SystemCallException as send(2)
     */
    public NetlinkDump start(Request request) throws SystemCallException {
        if (unfinished != null) {
            // The kernel still holds the rest of an abandoned answer, and would refuse a new dump (EBUSY) until it is
            // read.
            unfinished.drain(PATIENCE_MILLIS);
            unfinished = null;
        }
        sequence++;
        ByteBuffer out = ReceiveBuffer.lend(room);
        if (out.capacity() < request.length()) {
            throw new IllegalArgumentException("a request of " + request.length() + " bytes");
        }
        int length = request.writeTo(out, sequence);
        if (Libc.send(descriptor.number(), out, length, 0) < 0) {
            int errno = Libc.errno();
            ReceiveBuffer.giveBack(out);
            throw new SystemCallException("send(" + request + ")", errno);
        }
        return new NetlinkDump(this, request, sequence, out);
    }

    /** How large a datagram may be; grows with the largest one seen. */
    int room() {
        return room;
    }

    void room(int bytes) {
        room = bytes;
    }

    /** Remembers a dump that was closed before its end. */
    void abandoned(NetlinkDump dump) {
        unfinished = dump;
    }

    /**
     * Receives one datagram; its real length, which may be more than the buffer holds, or -1 when none came in time.
     *
     * @throws CancellationException when the signal was raised
     */
    long receive(ByteBuffer buffer, long millis) throws SystemCallException {
        while (true) {
            // The answer to a dump is there at once: the poll is only for a kernel that is busy.
            long length = Libc.recv(descriptor.number(), buffer, buffer.capacity(), Libc.MSG_DONTWAIT | Libc.MSG_TRUNC);
            if (length >= 0) {
                return length;
            }
            int errno = Libc.errno();
            if (errno == Errno.EINTR) {
                continue;
            }
            if (errno != Errno.EAGAIN) {
                throw new SystemCallException("recv(netlink)", errno);
            }
            switch (Readiness.readable(descriptor, cancel, millis)) {
                case READY -> {}
                case TIMED_OUT -> {
                    return -1;
                }
                case CANCELLED -> throw new CancellationException("netlink: cancelled");
            }
        }
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
