package io.podwire.engine.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Waits for many descriptors at once, at a cost that depends on how many have something to tell (epoll(7)). A descriptor goes out by
 * being closed. For one waiting thread at a time; adding may come from any.
 */
public final class Epoll implements AutoCloseable {

    private static final int CTL_ADD = 1;
    private static final int CTL_MODIFY = 3;
    private static final int CLOEXEC = Libc.O_CLOEXEC;
    private static final int MOST = 64;

    /** {@code struct epoll_event} is packed on x86-64 only. */
    private static final boolean PACKED = System.getProperty("os.arch").equals("amd64")
            || System.getProperty("os.arch").equals("x86_64");

    private static final int SIZE = PACKED ? 12 : 16;
    private static final int DATA = PACKED ? 4 : 8;

    /** Once a thread: memory outside of the heap is dear, and a prober adds thousands. */
    private static final ThreadLocal<ByteBuffer> EVENT =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(SIZE).order(ByteOrder.nativeOrder()));

    private final Descriptor epoll;
    private final ByteBuffer events = ByteBuffer.allocateDirect(MOST * SIZE).order(ByteOrder.nativeOrder());

    /** @throws SystemCallException as epoll_create1(2), such as EMFILE */
    public Epoll() throws SystemCallException {
        epoll = Descriptor.owned(Libc.epoll_create1(CLOEXEC), "epoll_create1()");
    }

    /**
     * Waits for this one too, for as long as it is open.
     *
     * @param events POLLIN, POLLPRI, POLLOUT; errors and ends are told in any case
     * @param token what {@link #await} tells of it
     * @throws SystemCallException as epoll_ctl(2), such as ENOSPC
     */
    public void add(Descriptor descriptor, int events, long token) throws SystemCallException {
        control(CTL_ADD, "epoll_ctl(add)", descriptor, events, token);
    }

    /** Waits for something else of one that was added. */
    public void change(Descriptor descriptor, int events, long token) throws SystemCallException {
        control(CTL_MODIFY, "epoll_ctl(modify)", descriptor, events, token);
    }

    private void control(int operation, String call, Descriptor descriptor, int events, long token)
            throws SystemCallException {
        ByteBuffer event = EVENT.get().putInt(0, events).putLong(DATA, token);
        if (Libc.epoll_ctl(epoll.number(), operation, descriptor.number(), event) != 0) {
            throw SystemCallException.last(call);
        }
    }

    /** Waits for anything that another one waits for; the other is then asked which. */
    public void add(Epoll other, long token) throws SystemCallException {
        add(other.epoll, Libc.POLLIN, token);
    }

    /** As {@link #add(Descriptor, int, long)}, for a signal. */
    public void add(CancelSignal signal, long token) throws SystemCallException {
        add(signal.descriptor(), Libc.POLLIN, token);
    }

    /**
     * Waits until any of them has something to tell.
     *
     * @param millis the longest wait; 0 only looks; -1: for ever
     * @return tokens of at most 64 of them; empty when none had
     * @throws SystemCallException as epoll_wait(2)
     */
    public List<Long> await(int millis) throws SystemCallException {
        int count = Libc.epoll_wait(epoll.number(), events, MOST, millis);
        if (count < 0 && Libc.errno() != Errno.EINTR) {
            throw SystemCallException.last("epoll_wait()");
        }
        List<Long> tokens = new ArrayList<>(Math.max(0, count));
        for (int i = 0; i < count; i++) {
            tokens.add(events.getLong(i * SIZE + DATA));
        }
        return tokens;
    }

    @Override
    public void close() {
        epoll.close();
    }
}
