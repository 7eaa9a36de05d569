package io.podwire.engine.linux;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reads files of procfs with three system calls each: a scan reads one for every process of the host. */
public final class SmallFiles {

    private static final int ROOM = 16 * 1024;
    private static final int KEPT = 2;
    private static final ConcurrentLinkedQueue<ByteBuffer> FREE = new ConcurrentLinkedQueue<>();

    private SmallFiles() {}

    /**
     * A whole file.
     *
     * @param most bytes; what comes after is not read
     * @throws SystemCallException as open(2) and read(2): ENOENT or ESRCH where the process is gone
     */
    public static byte[] read(String path, int most) throws SystemCallException {
        ByteBuffer kept = FREE.poll();
        ByteBuffer buffer = kept == null ? ByteBuffer.allocateDirect(ROOM) : kept;
        try (Descriptor file = Descriptor.open(path)) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream(512);
            while (true) {
                long length = Libc.read(file.number(), buffer, ROOM);
                if (length < 0) {
                    int errno = Libc.errno();
                    if (errno != Errno.EINTR) {
                        throw new SystemCallException("read(" + path + ")", errno);
                    }
                    continue;
                }
                byte[] bytes = new byte[(int) length];
                buffer.get(0, bytes);
                whole.write(bytes, 0, bytes.length);
                if (length == 0 || whole.size() >= most) {
                    return whole.toByteArray();
                }
            }
        } finally {
            if (FREE.size() < KEPT) {
                FREE.add(buffer);
            }
        }
    }
}
