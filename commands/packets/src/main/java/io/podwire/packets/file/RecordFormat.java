package io.podwire.packets.file;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.Frames;
import io.podwire.api.value.IpAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;

/** A format that capture files are written in. It has what was already said in one file, so each file has its own. */
interface RecordFormat {

    /** Where records go: each is written into room that was asked for, whole. */
    interface Room {

        /** A buffer with room for so many bytes; little-endian. What was put into it before is whole records. */
        ByteBuffer of(int bytes) throws IOException;
    }

    /** Writes what a file begins with. */
    void begin(Room room) throws IOException;

    /**
     * Writes the frame that the cursor stands on.
     *
     * @param most bytes of it
     */
    void append(Frames frame, int most, Room room) throws IOException;

    /** Writes names of addresses, where the format has a place for them. */
    void names(Map<IpAddress, String> names, Room room) throws IOException;

    /**
     * Writes what a file ends with.
     *
     * @param when the counts were taken
     */
    void end(CaptureCounts counts, Instant when, Room room) throws IOException;

    /** Most bytes that {@link #append} takes for the frame that the cursor stands on. */
    long most(Frames frame);

    /** Most bytes that {@link #end} takes. */
    long mostAtEnd();

    /**
     * How many frames there are in a part of bytes that begin with a record.
     *
     * @param from where a record begins
     * @param to where one ends
     * @param first whether the file begins with the first of the bytes
     */
    int frames(ByteBuffer bytes, int from, int to, boolean first);

    /**
     * Of bytes that begin with a record: how many of the first {@code written} are whole records.
     *
     * @param first whether the file begins here
     */
    int whole(ByteBuffer bytes, int written, boolean first);
}
