package io.podwire.engine.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Tells of changes in directories (inotify(7)). For one thread at a time. */
public final class Inotify implements AutoCloseable {

    public static final int IN_MODIFY = 0x2;
    public static final int IN_ATTRIB = 0x4;
    public static final int IN_MOVED_FROM = 0x40;
    public static final int IN_MOVED_TO = 0x80;
    public static final int IN_CREATE = 0x100;
    public static final int IN_DELETE = 0x200;
    public static final int IN_DELETE_SELF = 0x400;
    public static final int IN_MOVE_SELF = 0x800;
    public static final int IN_UNMOUNT = 0x2000;
    public static final int IN_Q_OVERFLOW = 0x4000;
    public static final int IN_IGNORED = 0x8000;
    public static final int IN_ONLYDIR = 0x0100_0000;

    private static final int HEADER = 16;
    private static final int ROOM = 64 * 1024;

    private final Descriptor descriptor;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(ROOM).order(ByteOrder.nativeOrder());

    /** Takes one event. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param watch which directory; -1 with IN_Q_OVERFLOW
         * @param mask IN_* of what happened
         * @param name of the file in it; empty where the directory itself is meant
         */
        void accept(int watch, int mask, String name);
    }

    /** @throws SystemCallException as inotify_init1(2): EMFILE where this user has too many */
    public Inotify() throws SystemCallException {
        // IN_CLOEXEC and IN_NONBLOCK are O_CLOEXEC and O_NONBLOCK.
        descriptor = Descriptor.owned(Libc.inotify_init1(Libc.O_CLOEXEC | Libc.O_NONBLOCK), "inotify_init1()");
    }

    /** To be waited for. */
    public Descriptor descriptor() {
        return descriptor;
    }

    /**
     * Watches a directory, or gives the number it is watched by already.
     *
     * @throws SystemCallException as inotify_add_watch(2): ENOENT, ENOTDIR, EACCES, ENOSPC where this user may have no more
     */
    public int add(String directory, int mask) throws SystemCallException {
        int watch = Libc.inotify_add_watch(descriptor.number(), Libc.path(directory), mask);
        if (watch < 0) {
            throw SystemCallException.last("inotify_add_watch(" + directory + ")");
        }
        return watch;
    }

    /** Watches it no longer; nothing where it is not watched. */
    public void remove(int watch) {
        Libc.inotify_rm_watch(descriptor.number(), watch);
    }

    /**
     * Hands over what happened so far, without waiting.
     *
     * @throws SystemCallException as read(2)
     */
    public void drain(Sink sink) throws SystemCallException {
        while (true) {
            long length = Libc.read(descriptor.number(), buffer, ROOM);
            if (length < 0) {
                int errno = Libc.errno();
                if (errno == Errno.EAGAIN) {
                    return;
                }
                if (errno != Errno.EINTR) {
                    throw new SystemCallException("read(inotify)", errno);
                }
                continue;
            }
            hand(sink, (int) length);
        }
    }

    private void hand(Sink sink, int length) {
        for (int at = 0; at + HEADER <= length; ) {
            // struct inotify_event: int wd; u32 mask, cookie, len; char name[len], filled up with NUL.
            int room = buffer.getInt(at + 12);
            byte[] name = new byte[room];
            buffer.get(at + HEADER, name);
            int end = 0;
            while (end < room && name[end] != 0) {
                end++;
            }
            sink.accept(buffer.getInt(at), buffer.getInt(at + 4), new String(name, 0, end, StandardCharsets.UTF_8));
            at += HEADER + room;
        }
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
