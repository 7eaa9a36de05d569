package io.podwire.shell.agent;

import io.podwire.api.error.BadData;
import java.util.ArrayDeque;
import java.util.function.IntConsumer;

/**
 * Bytes that came and were not consumed yet: at most the window that was granted. Consuming grants more, in steps of half a window,
 * so that a stream costs few credit frames.
 */
final class ByteQueue {

    private final ArrayDeque<byte[]> chunks = new ArrayDeque<>();
    private final int window;
    private final IntConsumer grant;
    private int queued;
    private int consumed;
    private boolean ended;
    private boolean dropped;

    /**
     * @param window bytes that the sender may have outstanding; granted by the caller at the start
     * @param grant sends a credit for so many bytes
     */
    ByteQueue(int window, IntConsumer grant) {
        this.window = window;
        this.grant = grant;
    }

    /** @throws BadData where the sender had no credit for it */
    synchronized void add(byte[] chunk) {
        if (dropped) {
            return;
        }
        if (ended || queued + consumed + chunk.length > window) {
            throw new BadData("bytes came without credit, or after the end of their stream");
        }
        chunks.add(chunk);
        queued += chunk.length;
        notifyAll();
    }

    /** The sender has no more. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Nobody will consume any more: what came and what comes is thrown away, and {@link #take} ends. */
    synchronized void drop() {
        dropped = true;
        chunks.clear();
        notifyAll();
    }

    /** The next chunk, waiting for it; null at the end. To be followed by {@link #consumed}. */
    synchronized byte[] take() throws InterruptedException {
        while (chunks.isEmpty() && !ended && !dropped) {
            wait();
        }
        return chunks.poll();
    }

    /** Bytes that can be taken without waiting. */
    synchronized int ready() {
        return queued;
    }

    /** That many bytes of what was taken are done with. */
    void consumed(int bytes) {
        int more;
        synchronized (this) {
            queued -= bytes;
            consumed += bytes;
            if (consumed < window / 2 || ended) {
                return;
            }
            more = consumed;
            consumed = 0;
        }
        // outside the lock: sending may wait for the peer, and the reading thread must still be able to add
        grant.accept(more);
    }
}
