package io.podwire.engine.netlink;

import io.podwire.api.error.BadData;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.SystemCallException;
import java.nio.ByteBuffer;

/**
 * The answer to one request, pulled datagram by datagram: for tables too large for memory. Most callers want {@link
 * NetlinkSocket#dump} instead.
 */
public final class NetlinkDump implements AutoCloseable {

    /** How an answer ended. */
    public enum End {
        /** Complete. */
        WHOLE,
        /** The kernel's tables changed while it was read (NLM_F_DUMP_INTR): entries may be missing or doubled. */
        INTERRUPTED,
        /** A datagram was larger than the buffer, which has grown since: its messages are missing. */
        CUT
    }

    private final NetlinkSocket socket;
    private final Request request;
    private final int sequence;
    private ByteBuffer buffer;
    private boolean ended;
    private End end = End.WHOLE;

    NetlinkDump(NetlinkSocket socket, Request request, int sequence, ByteBuffer buffer) {
        this.socket = socket;
        this.request = request;
        this.sequence = sequence;
        this.buffer = buffer;
    }

    /** True when no message will come any more. */
    public boolean ended() {
        return ended;
    }

    /** How it ended; only good once {@link #ended}. */
    public End end() {
        return end;
    }

    /**
     * Receives one datagram and hands its messages over.
     *
     * @param millis the longest wait for it
     * @return true when there may be more; false at the end, or when none came in time: {@link #ended} tells which
     * @throws SystemCallException where the kernel refuses the request
     * @throws BadData where a message is broken; the rest of the answer is then passed over by the next request
     */
    public boolean receive(MessageSink sink, long millis) throws SystemCallException {
        if (ended) {
            return false;
        }
        long length = socket.receive(buffer, millis);
        if (length < 0) {
            return false;
        }
        if (length > buffer.capacity()) {
            end = End.CUT;
            socket.room(Math.toIntExact(2 * length));
            ReceiveBuffer.giveBack(buffer);
            buffer = ReceiveBuffer.lend(socket.room());
            return true;
        }
        for (int at = 0; at < length && !ended; ) {
            NetlinkMessage message = NetlinkMessage.at(buffer, at, (int) length);
            at = message.following();
            if (message.sequence() == sequence) {
                take(message, sink);
            }
        }
        return !ended;
    }

    private void take(NetlinkMessage message, MessageSink sink) throws SystemCallException {
        if ((message.flags() & NetlinkMessage.NLM_F_DUMP_INTR) != 0 && end == End.WHOLE) {
            end = End.INTERRUPTED;
        }
        switch (message.type()) {
            case NetlinkMessage.NLMSG_NOOP -> {}
            case NetlinkMessage.NLMSG_ERROR, NetlinkMessage.NLMSG_DONE -> {
                ended = true;
                int errno = message.errno();
                if (errno == Errno.EINTR) {
                    end = End.INTERRUPTED;
                } else if (errno != 0) {
                    throw new SystemCallException(request.toString(), errno, message.errorText());
                }
            }
            default -> {
                // A single answer has no end mark of its own; set before the sink, which may throw.
                ended = (message.flags() & NetlinkMessage.NLM_F_MULTI) == 0;
                sink.accept(message);
            }
        }
    }

    /** Reads to the end without looking. */
    void drain(long millis) throws SystemCallException {
        buffer = ReceiveBuffer.lend(socket.room());
        try {
            while (receive(message -> {}, millis)) {
                // On to the end mark.
            }
        } catch (SystemCallException e) {
            // How an answer nobody waits for ended is of no interest; a broken socket is.
            if (!ended) {
                throw e;
            }
        } finally {
            ReceiveBuffer.giveBack(buffer);
            buffer = null;
        }
    }

    /** Lets go of the buffer. The rest of an unfinished answer is read, and thrown away, by the socket's next request. */
    @Override
    public void close() {
        if (buffer == null) {
            return;
        }
        ReceiveBuffer.giveBack(buffer);
        buffer = null;
        if (!ended) {
            socket.abandoned(this);
        }
    }
}
