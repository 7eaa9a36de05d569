package io.podwire.capture.write;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.Frames;
import io.podwire.api.error.NotWritten;
import io.podwire.packets.file.FrameWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** A stream that somebody reads while it is written: each batch goes out at once. A reader that is gone ends the capture in good order. */
public final class PipeSink implements Sink {

    private final FrameWriter writer;
    private final Supplier<CaptureCounts> counts;
    private boolean gone;
    private boolean fresh;

    /**
     * Begins.
     *
     * @param writer closed by {@link #close}
     * @param counts what the stream ends with; of null: nothing
     */
    public PipeSink(FrameWriter writer, Supplier<CaptureCounts> counts) {
        this.writer = writer;
        this.counts = counts;
        flush();
    }

    @Override
    public void take(Frames frame) {
        if (gone) {
            return;
        }
        try {
            writer.write(frame);
            fresh = true;
        } catch (IOException e) {
            lost(e);
        }
    }

    @Override
    public void tick(Instant now, long nanos) {
        if (fresh) {
            flush();
        }
    }

    @Override
    public void clockSet(Instant now) {
        // a stream has no periods
    }

    @Override
    public void flush() {
        if (gone) {
            return;
        }
        try {
            writer.flush();
            fresh = false;
        } catch (IOException e) {
            lost(e);
        }
    }

    /**
     * EPIPE: whoever read has seen enough, as {@code head} does. The JVM closes the pipe to a program of its own, such as Wireshark, as
     * soon as that ends, and then says so in its words.
     */
    private void lost(IOException e) {
        gone = true;
        String why = String.valueOf(e.getMessage());
        if (!why.contains("Broken pipe") && !why.equals("Stream closed")) {
            throw new NotWritten("-w -: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean done() {
        return gone;
    }

    @Override
    public void finish() {
        if (gone) {
            return;
        }
        try {
            writer.finish(counts.get(), Instant.now());
        } catch (IOException e) {
            lost(e);
        }
    }

    @Override
    public long bytes() {
        return writer.size();
    }

    @Override
    public long lost() {
        return writer.lost();
    }

    @Override
    public List<String> files() {
        return List.of();
    }

    @Override
    public int removed() {
        return 0;
    }

    @Override
    public Long left() {
        return null;
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            gone = true;
        }
    }
}
