package io.podwire.engine.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;

/** An open file descriptor and its owner: closed once, and never used after. */
public final class Descriptor implements AutoCloseable {

    /** Larger than any struct stat. */
    private static final ThreadLocal<ByteBuffer> STAT =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(256).order(ByteOrder.nativeOrder()));

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
        return owned(Libc.socket(family, type | Libc.SOCK_CLOEXEC, protocol), "socket(" + familyName(family) + ")");
    }

    private static String familyName(int family) {
        return switch (family) {
            case Libc.AF_NETLINK -> "AF_NETLINK";
            case Libc.AF_PACKET -> "AF_PACKET";
            default -> String.valueOf(family);
        };
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

    /**
     * Inode of what is open; 0 where it can't be told. Not read from {@code /proc/self/fd}, which for a namespace that is bound on a
     * file names that file.
     */
    public long inode() {
        long fstat = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> 5;
            case "aarch64" -> 80;
            default -> -1;
        };
        ByteBuffer stat = STAT.get();
        // Native: fstat(2) by number, since glibc before 2.33 has no function of that name. Fills struct stat (144 or
        // 128 bytes) in
        // our buffer during the call; both architectures begin it with 64 bits of st_dev and 64 of st_ino.
        return fstat >= 0 && Libc.syscall(fstat, number(), stat, 0) == 0 ? stat.getLong(8) : 0;
    }

    /** True for the open nsfs file of a network namespace. */
    public boolean isNetns() {
        // Native: ioctl_nsfs(2) NS_GET_NSTYPE; gives the CLONE_NEW* of the namespace, ENOTTY for any other file.
        return Libc.ioctl(number(), 0xb703, 0) == Libc.CLONE_NEWNET;
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
