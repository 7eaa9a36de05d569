package io.podwire.engine.probe;

import io.podwire.api.probe.Probe;
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Probes on their way from the asker's thread to the prober's, with an eventfd that wakes it out of its epoll. */
final class Orders implements AutoCloseable {

    private final ConcurrentLinkedQueue<Probe> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean called = new AtomicBoolean();
    private final Descriptor event;
    private final ByteBuffer counter = ProbeSocket.allocate(Long.BYTES);
    private final ByteBuffer one = ProbeSocket.allocate(Long.BYTES).putLong(0, 1);
    private volatile String end;
    private boolean closed;

    Orders() throws SystemCallException {
        event = Descriptor.event();
    }

    /** For the epoll: readable while there is something to do. */
    Descriptor descriptor() {
        return event;
    }

    void add(Probe probe) {
        queue.add(probe);
        call();
    }

    /** The prober's thread is to end. @param why what is told of probes that have no reply; empty: nothing is */
    void end(String why) {
        if (end == null) {
            end = why;
        }
        call();
    }

    private void call() {
        if (!called.getAndSet(true)) {
            ring();
        }
    }

    /** Once closed, nobody is there to be woken, and the number may be another file's. */
    private synchronized void ring() {
        if (!closed) {
            Libc.write(event.number(), one, Long.BYTES);
        }
    }

    /** Clears the eventfd; asked before {@link #next}, so that what is added meanwhile is not overlooked. */
    void heard() {
        Libc.read(event.number(), counter, Long.BYTES);
        called.set(false);
    }

    /** Null where there is none. */
    Probe next() {
        return queue.poll();
    }

    boolean waiting() {
        return !queue.isEmpty();
    }

    /** Null while it goes on. */
    String ended() {
        return end;
    }

    @Override
    public synchronized void close() {
        closed = true;
        event.close();
    }
}
