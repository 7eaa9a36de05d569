package io.podwire.engine.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Wakes a thread out of a native poll, for good: interrupting a thread does not. One signal may be watched by many polls;
 * {@link #raise} may come from any thread.
 */
public final class CancelSignal implements AutoCloseable {

    private final Descriptor event;
    private volatile boolean raised;

    /**
     * A signal that is not raised.
     *
     * @throws SystemCallException as eventfd(2), such as EMFILE
     */
    public CancelSignal() throws SystemCallException {
        event = Descriptor.event();
    }

    /** Ends every wait that watches this, now and from now on. After {@link #close} it does nothing. */
    public synchronized void raise() {
        if (raised) {
            return;
        }
        raised = true;
        ByteBuffer one =
                ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder()).putLong(0, 1);
        Libc.write(event.number(), one, 8);
    }

    /** True once raised. */
    public boolean raised() {
        return raised;
    }

    Descriptor descriptor() {
        return event;
    }

    /** For a poll(2) of one's own: readable once raised. */
    public int number() {
        return event.number();
    }

    @Override
    public synchronized void close() {
        raised = true;
        event.close();
    }
}
