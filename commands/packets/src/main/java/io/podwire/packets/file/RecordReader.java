package io.podwire.packets.file;

import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.Frames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Reads the records of one format. {@link #step} only looks at what is in memory; {@link #prepare} reads more, and is where a broken
 * record is told, so that all frames before it were given.
 */
abstract class RecordReader implements Frames {

    final Window window;
    final Damage damage;
    final Tally tally = new Tally();

    /** The frame it stands on. */
    int link;

    long nanos;
    int captured;
    int length;
    int marks;
    /** Where its bytes begin in the window's array. */
    int at;

    RecordReader(Window window, Damage damage) {
        this.window = window;
        this.damage = damage;
    }

    /**
     * Reads until a whole frame is in memory, so that {@link #step} finds it.
     *
     * @return false at the end of the file
     * @throws io.podwire.api.error.BadData where the file is cut or does not follow its format
     */
    abstract boolean prepare() throws IOException;

    /** Steps to the next frame that is in memory whole; false where there is none, or something that {@link #prepare} must look at. */
    abstract boolean step();

    /** The links met so far. The list that was given does not change. */
    abstract List<CapturedLink> links();

    /** What kind of file it is, and what it says of itself. */
    abstract FileDescription description();

    /** What the file says that was lost at a link; null: nothing. */
    LinkStatistics statistics(int link) {
        return null;
    }

    @Override
    public final boolean advance() {
        if (!step()) {
            return false;
        }
        tally.add(link);
        return true;
    }

    @Override
    public final int link() {
        return link;
    }

    @Override
    public final long nanos() {
        return nanos;
    }

    @Override
    public final int captured() {
        return captured;
    }

    @Override
    public final int length() {
        return length;
    }

    @Override
    public final int marks() {
        return marks;
    }

    @Override
    public final void copy(ByteBuffer target, int most) {
        target.put(window.bytes(), at, Math.min(captured, most));
    }
}
