package io.podwire.engine.linux;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import io.podwire.api.host.DiskSpace;
import io.podwire.api.value.Printable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Room on a filesystem. Java's own FileStore knows of no inodes. */
public final class FreeSpace {

    /** Offsets and size of struct statvfs on 64 bit Linux (bits/statvfs.h): all members on the way are eight bytes. */
    private static final int FRAGMENT = 8;

    private static final int BLOCKS = 16;
    private static final int AVAILABLE = 32;
    private static final int FILES = 40;
    private static final int FILES_AVAILABLE = 56;
    private static final int SIZE = 112;

    static {
        Libc.load();
        Native.register(FreeSpace.class, NativeLibrary.getProcess());
    }

    private FreeSpace() {}

    // Native: statvfs(3). Fills the caller's buffer; keeps nothing. -1 and errno. Any thread.
    private static native int statvfs(byte[] path, ByteBuffer buffer);

    /**
     * Asks for the filesystem that a file or folder is on.
     *
     * @throws io.podwire.api.error.NotFound where it is not there
     * @throws io.podwire.api.error.NotPermitted where a folder on the way may not be searched
     */
    public static DiskSpace of(Path path) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE).order(ByteOrder.nativeOrder());
        if (statvfs(Libc.path(path.toAbsolutePath().toString()), buffer) != 0) {
            throw SystemCallException.last("statvfs").about(Printable.of(path.toString()));
        }
        long fragment = buffer.getLong(FRAGMENT);
        return new DiskSpace(
                buffer.getLong(BLOCKS) * fragment,
                buffer.getLong(AVAILABLE) * fragment,
                buffer.getLong(FILES),
                buffer.getLong(FILES_AVAILABLE));
    }
}
