package io.podwire.engine.linux;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The C library's calls that podwire needs, bound directly (no proxies, no reflection a call). For the rest of the engine only, and not for them where
 * {@link Descriptor}, {@link Links} and the sockets built on them do the same with an owner.
 *
 * <p>Rules that hold for every call here:
 *
 * <ul>
 *   <li>They return -1 and leave the reason in {@link #errno()}, which is the calling thread's and holds until its next call.
 *   <li>A {@code ByteBuffer} must be direct; C sees the byte at its position first, and owns nothing after the call.
 *   <li>{@code size_t} and pointers are Java's {@code long}: 64 bit machines only.
 *   <li>Variadic functions are called as if they were not: the calling conventions of amd64 and arm64 Linux pass integers the same.
 * </ul>
 *
 * <p>Loading this class starts JNA, and JNA would start {@code ldconfig} as a child to find libraries. A child must never be
 * started on a thread that entered a namespace (the JVM's reaper thread would live on in it): so that search is switched off, and
 * {@link #load} is called before a thread enters anything.
 */
public final class Libc {

    public static final int O_RDONLY = 0;
    public static final int O_NONBLOCK = 0x800;
    public static final int O_CLOEXEC = 0x80000;
    public static final int CLONE_NEWNET = 0x40000000;

    public static final int AF_UNIX = 1;
    public static final int AF_INET = 2;
    public static final int AF_BRIDGE = 7;
    public static final int AF_INET6 = 10;
    public static final int AF_NETLINK = 16;
    public static final int AF_PACKET = 17;
    public static final int SOCK_STREAM = 1;
    public static final int SOCK_DGRAM = 2;
    public static final int SOCK_RAW = 3;
    public static final int SOCK_NONBLOCK = 0x800;
    public static final int SOCK_CLOEXEC = 0x80000;
    public static final int SOL_SOCKET = 1;
    public static final int SO_REUSEADDR = 2;
    public static final int SO_ERROR = 4;
    public static final int SO_RCVBUF = 8;
    public static final int SO_BINDTODEVICE = 25;
    public static final int SO_ATTACH_FILTER = 26;
    public static final int SO_RCVBUFFORCE = 33;
    public static final int SO_MARK = 36;
    public static final int SO_TIMESTAMPING = 37;
    public static final int SO_MEMINFO = 55;

    public static final int SHUT_WR = 1;

    public static final int MSG_PEEK = 0x02;
    public static final int MSG_TRUNC = 0x20;
    public static final int MSG_DONTWAIT = 0x40;
    public static final int MSG_ERRQUEUE = 0x2000;
    public static final int MSG_NOSIGNAL = 0x4000;

    public static final int POLLIN = 1;
    public static final int POLLPRI = 2;
    public static final int POLLOUT = 4;
    public static final int POLLERR = 8;
    public static final int POLLHUP = 16;

    public static final int EFD_CLOEXEC = 0x80000;
    public static final int EFD_NONBLOCK = 0x800;

    static {
        preset("jna.nosys", "true");
        preset("jna.platform.library.path", "");
        Native.register(Libc.class, NativeLibrary.getProcess());
    }

    private Libc() {}

    private static void preset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Binds the library now, on this thread; later calls do nothing. */
    public static void load() {
        // The static initializer did it.
    }

    /** Why the calling thread's last call here failed. */
    public static int errno() {
        return Native.getLastError();
    }

    /** Where a direct buffer is, for structs that hold pointers. The buffer must be kept reachable until the call is over. */
    public static long addressOf(ByteBuffer direct) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(direct));
    }

    /** A NUL-terminated C string in UTF-8, which is what paths of Linux nodes are in. */
    static byte[] path(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] c = new byte[utf8.length + 1];
        System.arraycopy(utf8, 0, c, 0, utf8.length);
        return c;
    }

    // Native: open(2). The caller owns the descriptor. Any thread; /proc/thread-self depends on it.
    public static native int open(byte[] path, int flags, int mode);

    // Native: close(2). Never repeated, not even after EINTR: Linux has freed the number by then.
    public static native int close(int fd);

    // Native: setns(2). Moves the calling thread only; threads it starts later inherit the namespace. See NetnsEntry.
    public static native int setns(int fd, int kind);

    // Native: unshare(2). Moves the calling thread only.
    public static native int unshare(int flags);

    // Native: socket(2). The socket belongs to the calling thread's network namespace for good. The caller owns it.
    public static native int socket(int family, int type, int protocol);

    // Native: bind(2), connect(2). The address is copied by the kernel.
    public static native int bind(int fd, ByteBuffer address, int length);

    public static native int connect(int fd, ByteBuffer address, int length);

    // Native: send(2), recv(2). The buffer is ours and only used during the call; EAGAIN where it would block.
    public static native long send(int fd, ByteBuffer data, long length, int flags);

    public static native long recv(int fd, ByteBuffer data, long length, int flags);

    // Native: recvmsg(2). header is a struct msghdr whose pointers lead to our buffers; all are only used during the
    // call.
    public static native long recvmsg(int fd, ByteBuffer header, int flags);

    // Native: shutdown(2). The descriptor stays the caller's.
    public static native int shutdown(int fd, int how);

    // Native: sendto(2). The address is only read.
    public static native long sendto(
            int fd, ByteBuffer data, long length, int flags, ByteBuffer address, int addressLength);

    // Native: poll(2). Holds the thread up to the timeout; EINTR when a signal came. fds: struct pollfd[count], 8 bytes
    // each.
    public static native int poll(ByteBuffer fds, long count, int timeoutMillis);

    // Native: eventfd(2). The caller owns the descriptor; read and write may come from different threads.
    public static native int eventfd(int initial, int flags);

    // Native: read(2), write(2). The buffer is only used during the call.
    public static native long read(int fd, ByteBuffer data, long length);

    public static native long write(int fd, ByteBuffer data, long length);

    // Native: fcntl(2). Where the argument is a number.
    public static native int fcntl(int fd, int command, long argument);

    // Native: getpriority(2), setpriority(2). Of a thread: Linux keeps a nice value for each. -1 may be a value.
    static native int getpriority(int which, int who);

    static native int setpriority(int which, int who, int nice);

    // Native: inotify_init1(2), inotify_add_watch(2), inotify_rm_watch(2). The caller owns the descriptor; a watch ends
    // with it. Any thread.
    public static native int inotify_init1(int flags);

    public static native int inotify_add_watch(int fd, byte[] path, int mask);

    public static native int inotify_rm_watch(int fd, int watch);

    // Native: epoll_create1(2), epoll_ctl(2), epoll_wait(2). The caller owns the descriptor, and keeps those it added;
    // closing one of these takes it out. The event is only read, events only written, during the call. EINTR when a
    // signal came.
    public static native int epoll_create1(int flags);

    public static native int epoll_ctl(int epoll, int operation, int fd, ByteBuffer event);

    public static native int epoll_wait(int epoll, ByteBuffer events, int most, int timeoutMillis);

    // Native: getsockopt(2), setsockopt(2). Value and length are only used during the call.
    public static native int getsockopt(int fd, int level, int option, ByteBuffer value, ByteBuffer length);

    public static native int setsockopt(int fd, int level, int option, int[] value, int length);

    // Native: setsockopt(2), for options that are structs. The value is only read during the call; what it points to
    // too.
    public static native int setsockopt(int fd, int level, int option, ByteBuffer value, int length);

    // Native: getsockname(2). Fills address and length during the call.
    public static native int getsockname(int fd, ByteBuffer address, ByteBuffer length);

    // Native: mmap(2), munmap(2). The mapping is the caller's until munmap; MAP_FAILED is -1. See SharedMemory.
    static native long mmap(long address, long length, int protection, int flags, int fd, long offset);

    static native int munmap(long address, long length);

    // Native: ioctl(2). Only for requests without argument, or with a number; the result is the request's.
    public static native int ioctl(int fd, long request, long argument);

    // Native: ioctl(2), for requests that read and fill a struct of ours, during the call only.
    public static native int ioctl(int fd, long request, ByteBuffer argument);

    // Native: readlink(2). Writes no NUL; cuts what does not fit without an error.
    public static native long readlink(byte[] path, ByteBuffer target, long length);

    // Native: syscall(2), for calls the C library has no name for (bpf). Arguments are only read during the call.
    public static native long syscall(long number, long a, ByteBuffer b, long c);

    public static native long syscall(long number, ByteBuffer a, long b, long c, long d);
}
