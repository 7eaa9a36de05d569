package io.podwire.engine.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Native memory lent for one dump. A thousand open sockets then share a few buffers, where one each would be more than podwire
 * may use on a node.
 */
final class ReceiveBuffer {

    /** The kernel fills datagrams of a dump up to 32 KiB when the reader has room for it, and more for one huge message. */
    static final int USUAL = 64 * 1024;

    private static final int KEPT = 4;
    private static final ConcurrentLinkedQueue<ByteBuffer> FREE = new ConcurrentLinkedQueue<>();

    private ReceiveBuffer() {}

    /** A buffer of this many bytes; only those of the usual size are kept for the next. */
    static ByteBuffer lend(int bytes) {
        ByteBuffer kept = bytes == USUAL ? FREE.poll() : null;
        return kept != null ? kept : ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    static void giveBack(ByteBuffer buffer) {
        if (buffer.capacity() == USUAL && FREE.size() < KEPT) {
            FREE.add(buffer);
        }
    }
}
