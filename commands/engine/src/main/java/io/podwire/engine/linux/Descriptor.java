package io.podwire.engine.linux;

import java.util.concurrent.atomic.AtomicInteger;

/** An open file descriptor and its owner: closed once, and never used after. */
public final class Descriptor implements AutoCloseable {

    private final AtomicInteger fd;

    private Descriptor(int fd) {
        this.fd = new AtomicInteger(fd);
    }

    /**
     * Opens a file for reading; not inherited by children. Does not wait for the far end of a named pipe.
     *
     * @throws SystemCallException as open(2)
     */
    public static Descriptor open(String path) throws SystemCallException {
        int flags = Libc.O_RDONLY | Libc.O_CLOEXEC | Libc.O_NONBLOCK;
        return owned(Libc.open(Libc.path(path), flags, 0), "open(" + path + ")");
    }

    /**
     * Opens a socket in the calling thread's network namespace; not inherited by children.
     *
     * @param type without SOCK_CLOEXEC, which is added
     * @throws SystemCallException as socket(2)
     */
    public static Descriptor socket(int family, int type, int protocol) throws SystemCallException {
        return owned(
                Libc.socket(family, type | Libc.SOCK_CLOEXEC, protocol),
                "socket(" + family + ", " + type + ", " + protocol + ")");
    }

    /**
     * An event counter that starts at 0, for waking a poll from another thread.
     *
     * @throws SystemCallException as eventfd(2)
     */
    public static Descriptor event() throws SystemCallException {
        return owned(Libc.eventfd(0, Libc.EFD_CLOEXEC | Libc.EFD_NONBLOCK), "eventfd()");
    }

    /** Takes over what a call just returned. */
    static Descriptor owned(int fd, String call) throws SystemCallException {
        if (fd < 0) {
            throw SystemCallException.last(call);
        }
        return new Descriptor(fd);
    }

    /**
     * The number.
     *
     * @throws IllegalStateException when closed: the number may be another file's by now
     */
    public int number() {
        int number = fd.get();
        if (number < 0) {
            throw new IllegalStateException("descriptor is closed");
        }
        return number;
    }

    /**
     * Sets an integer socket option.
     *
     * @return false where the kernel refuses; {@link Libc#errno} tells why
     */
    public boolean option(int level, int option, int value) {
        return Libc.setsockopt(number(), level, option, new int[] {value}, Integer.BYTES) == 0;
    }

    /** Where its /proc link leads, e.g. {@code net:[4026531840]}; null when that can't be read. */
    public String target() {
        return Links.read("/proc/self/fd/" + number());
    }

    /** Closes it; later calls do nothing. */
    @Override
    public void close() {
        int number = fd.getAndSet(-1);
        if (number >= 0) {
            Libc.close(number);
        }
    }
}
