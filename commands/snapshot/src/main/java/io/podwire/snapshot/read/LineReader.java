package io.podwire.snapshot.read;

import io.podwire.api.error.BadData;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Lines of an entry as octets, with their place in it. Knows the checksum of what it has read. */
final class LineReader implements AutoCloseable {

    /** The most octets of a line. Ours have at most some hundred thousand; this keeps a hostile file out of the memory. */
    static final int MOST_OCTETS = 16 << 20;

    private final InputStream in;
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[32 << 10];
    private int at;
    private int end;
    private long read;
    private byte[] line = new byte[4 << 10];
    private int length;
    private int number;
    private long offset;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
        offset = read - (end - at);
        length = 0;
        while (true) {
            if (at == end && !fill()) {
                boolean more = length > 0;
                number += more ? 1 : 0;
                return more;
            }
            int stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            append(stop - at);
            at = stop;
            if (at < end) {
                at++;
                number++;
                return true;
            }
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        checksum.update(buffer, 0, end);
        read += end;
        return end > 0;
    }

    private void append(int octets) {
        if (length + octets > MOST_OCTETS) {
            throw new BadData("line " + (number + 1) + ": has more than " + MOST_OCTETS + " octets");
        }
        if (length + octets > line.length) {
            line = Arrays.copyOf(line, Math.min(MOST_OCTETS, Math.max(2 * line.length, length + octets)));
        }
        System.arraycopy(buffer, at, line, length, octets);
        length += octets;
    }

    /** The line's octets are the first {@link #length} of this; good until the next line. */
    byte[] octets() {
        return line;
    }

    /** Octets of the line, without its end. */
    int length() {
        return length;
    }

    /** From 1. */
    int number() {
        return number;
    }

    /** Where in the entry the line begins. */
    long offset() {
        return offset;
    }

    /** CRC-32 of all that was read so far: of the whole entry, once there is no next line. */
    long checksum() {
        return checksum.getValue();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
