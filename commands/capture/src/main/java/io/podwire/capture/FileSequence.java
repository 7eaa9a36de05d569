package io.podwire.capture;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/** Several files as one source, each opened when the one before is read. */
final class FileSequence implements FrameSource {

    private final Queue<String> names;
    private final Function<String, FrameSource> opener;
    private FrameSource current;
    private volatile boolean cancelled;

    FileSequence(List<String> names, Function<String, FrameSource> opener) {
        this.names = new ArrayDeque<>(names);
        this.opener = opener;
        this.current = opener.apply(this.names.poll());
    }

    @Override
    public List<CapturedLink> links() {
        return current.links();
    }

    @Override
    public Frames next(Duration patience) {
        Frames frames = current.next(patience);
        while (frames == null && current.ended() && !names.isEmpty() && !cancelled) {
            current.close();
            current = opener.apply(names.poll());
            frames = current.next(patience);
        }
        return frames;
    }

    @Override
    public boolean ended() {
        return current.ended() && (names.isEmpty() || cancelled);
    }

    @Override
    public void cancel() {
        cancelled = true;
        current.cancel();
    }

    /** Of the file that is being read. */
    @Override
    public CaptureCounts counts() {
        return current.counts();
    }

    @Override
    public void close() {
        current.close();
    }
}
