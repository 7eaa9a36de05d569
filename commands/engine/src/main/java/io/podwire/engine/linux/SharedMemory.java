package io.podwire.engine.linux;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory that the kernel and this process share through a descriptor (mmap(2), MAP_SHARED), to be read and written. What {@link #part}
 * gives must not be touched after {@link #close}: the process would end with SIGSEGV.
 */
public final class SharedMemory implements AutoCloseable {

    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_SHARED = 1;
    private static final long MAP_FAILED = -1;

    private final long address;
    private final long bytes;
    private boolean closed;

    private SharedMemory(long address, long bytes) {
        this.address = address;
        this.bytes = bytes;
    }

    /**
     * Maps from the descriptor's beginning. The mapping stays when the descriptor is closed, and keeps what is behind it alive.
     *
     * @param bytes a multiple of the page size
     * @throws SystemCallException as mmap(2)
     */
    public static SharedMemory of(Descriptor descriptor, long bytes) throws SystemCallException {
        long address = Libc.mmap(0, bytes, PROT_READ_WRITE, MAP_SHARED, descriptor.number(), 0);
        if (address == MAP_FAILED) {
            throw SystemCallException.last("mmap(" + bytes + " bytes)");
        }
        return new SharedMemory(address, bytes);
    }

    /** Some of it, in the machine's byte order. */
    public ByteBuffer part(long offset, int length) {
        if (closed || offset < 0 || length < 0 || offset + length > bytes) {
            throw new IllegalArgumentException("bytes " + offset + " to " + (offset + length) + " of " + bytes);
        }
        return new Pointer(address + offset).getByteBuffer(0, length).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Libc.munmap(address, bytes);
        }
    }
}
