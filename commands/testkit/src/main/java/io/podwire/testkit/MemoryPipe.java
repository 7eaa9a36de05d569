package io.podwire.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/**
 * A pipe in memory that behaves as pipe(7): bounded, any thread may hold either end, writing to a closed reader fails, reading after
 * the writer closed drains and then ends. (java.io's PipedInputStream breaks when the thread that last wrote has ended.)
 */
public final class MemoryPipe {

    private final byte[] ring;
    private int at;
    private int used;
    private boolean writerClosed;
    private boolean readerClosed;
    private long written;

    /** @param capacity bytes it holds before a writer waits */
    public MemoryPipe(int capacity) {
        this.ring = new byte[capacity];
    }

    /** The end to write to. */
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                put(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                put(bytes, offset, length);
            }

            @Override
            public void close() {
                closeWriter();
            }
        };
    }

    /** The end to read from. */
    public InputStream in() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return get(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return get(into, offset, length);
            }

            @Override
            public int available() {
                return ready();
            }

            @Override
            public void close() {
                closeReader();
            }
        };
    }

    /** Bytes that went in so far. */
    public synchronized long written() {
        return written;
    }

    private synchronized int ready() {
        return used;
    }

    private synchronized void closeWriter() {
        writerClosed = true;
        notifyAll();
    }

    private synchronized void closeReader() {
        readerClosed = true;
        notifyAll();
    }

    private synchronized void put(byte[] bytes, int offset, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            while (used == ring.length && !readerClosed) {
                await();
            }
            if (readerClosed || writerClosed) {
                throw new IOException("Broken pipe");
            }
            ring[(at + used) % ring.length] = bytes[offset + i];
            used++;
            written++;
            if (used == 1 || used == ring.length) {
                notifyAll();
            }
        }
        notifyAll();
    }

    private synchronized int get(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (used == 0 && !writerClosed && !readerClosed) {
            await();
        }
        if (readerClosed) {
            throw new IOException("Stream closed");
        }
        if (used == 0) {
            return -1;
        }
        int count = Math.min(length, used);
        for (int i = 0; i < count; i++) {
            into[offset + i] = ring[at];
            at = (at + 1) % ring.length;
        }
        used -= count;
        notifyAll();
        return count;
    }

    private void await() throws InterruptedIOException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
