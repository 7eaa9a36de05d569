package io.podwire.shell.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** The bytes of a {@link ByteQueue} as a stream. For one thread. */
final class QueueInputStream extends InputStream {

    private final ByteQueue queue;
    private byte[] chunk = new byte[0];
    private int at;

    QueueInputStream(ByteQueue queue) {
        this.queue = queue;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == chunk.length) {
            if (!nextChunk()) {
                return -1;
            }
        }
        int count = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, into, offset, count);
        at += count;
        return count;
    }

    private boolean nextChunk() throws IOException {
        // only now: bytes that were handed out but not read still take memory
        if (chunk.length > 0) {
            queue.consumed(chunk.length);
            chunk = new byte[0];
            at = 0;
        }
        try {
            byte[] next = queue.take();
            if (next == null) {
                return false;
            }
            chunk = next;
            at = 0;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading from a program");
        }
    }

    @Override
    public int available() {
        return queue.ready();
    }

    @Override
    public void close() {
        queue.drop();
    }
}
