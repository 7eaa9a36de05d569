package io.podwire.capture;

import io.podwire.api.capture.Frames;
import io.podwire.capture.write.Sink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A sink that keeps the times of what it got. */
final class KeptFrames implements Sink {

    final List<Long> nanos = new ArrayList<>();
    int flushes;
    int most = Integer.MAX_VALUE;
    boolean finished;
    boolean closed;

    @Override
    public void take(Frames frame) {
        assertOpen();
        nanos.add(frame.nanos());
    }

    private void assertOpen() {
        if (finished || closed) {
            throw new AssertionError("a frame after the end");
        }
    }

    @Override
    public void tick(Instant now, long running) {
        assertOpen();
    }

    @Override
    public void clockSet(Instant now) {
        assertOpen();
    }

    @Override
    public void flush() {
        flushes++;
    }

    @Override
    public boolean done() {
        return nanos.size() >= most;
    }

    @Override
    public void finish() {
        finished = true;
    }

    @Override
    public long bytes() {
        return nanos.size();
    }

    @Override
    public long lost() {
        return 0;
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
        closed = true;
    }
}
