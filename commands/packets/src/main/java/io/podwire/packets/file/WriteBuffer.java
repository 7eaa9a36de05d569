package io.podwire.packets.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory for records on their way into a file, outside of the heap; used for one file after the other. */
public final class WriteBuffer {

    /** Room for a frame of the largest snap length and as much again, and a call of the system now and then only. */
    private static final int SIZE = 1 << 19;

    ByteBuffer bytes = allocate(SIZE);

    /** Grows where even the empty buffer has not so much room. */
    void atLeast(int room) {
        if (bytes.capacity() < room) {
            bytes = allocate(room);
        }
    }

    private static ByteBuffer allocate(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
