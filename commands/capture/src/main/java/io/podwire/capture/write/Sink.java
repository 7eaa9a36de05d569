package io.podwire.capture.write;

import io.podwire.api.capture.Frames;
import java.time.Instant;
import java.util.List;

/** Where frames are written. What it can't write comes out as a {@link io.podwire.api.error.PodwireException}. */
public interface Sink extends AutoCloseable {

    /** Writes the frame that the cursor stands on. */
    void take(Frames frame);

    /**
     * Time has passed: begins a new file where one is due, looks whether there is room.
     *
     * @param now on the wall
     * @param nanos of the clock that only runs
     */
    void tick(Instant now, long nanos);

    /** Somebody set the clock on the wall. */
    void clockSet(Instant now);

    /** Gives the system all that is held back. */
    void flush();

    /** True once all files that were asked for are written. */
    boolean done();

    /** Writes what a file ends with; nothing is taken afterwards. */
    void finish();

    /** Bytes that were written so far, those of files that are gone again counted. */
    long bytes();

    /** Frames that were taken and are in no file: the disk took only a part. */
    long lost();

    /** Files that are there, in the order they were begun. */
    List<String> files();

    /** Files that are gone again: for want of room, or written over by a ring. */
    int removed();

    /** Bytes that may still be written; null where nothing limits them. */
    Long left();

    @Override
    void close();
}
