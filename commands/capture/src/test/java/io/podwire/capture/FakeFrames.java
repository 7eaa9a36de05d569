package io.podwire.capture;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Frames that a test has made, given in blocks; what it is asked to do is kept. */
final class FakeFrames implements FrameSource {

    /** One of Ethernet, with its own number in the first bytes. */
    record Frame(long nanos, int length) {}

    private static final class Block implements Frames {

        private final List<Frame> frames;
        private int at = -1;

        Block(List<Frame> frames) {
            this.frames = frames;
        }

        @Override
        public boolean advance() {
            return ++at < frames.size();
        }

        @Override
        public int link() {
            return 0;
        }

        @Override
        public long nanos() {
            return frames.get(at).nanos();
        }

        @Override
        public int captured() {
            return frames.get(at).length();
        }

        @Override
        public int length() {
            return frames.get(at).length();
        }

        @Override
        public int marks() {
            return 0;
        }

        @Override
        public void copy(ByteBuffer target, int most) {
            for (int i = 0; i < Math.min(most, captured()); i++) {
                target.put((byte) i);
            }
        }
    }

    private final Deque<List<Frame>> blocks = new ArrayDeque<>();
    private final Deque<List<Frame>> afterCancel = new ArrayDeque<>();
    private Runnable onWait = () -> {};
    private long given;
    private String lost;
    private boolean ends;
    boolean cancelled;
    boolean closed;

    FakeFrames block(Frame... frames) {
        blocks.add(List.of(frames));
        return this;
    }

    /** What the kernel still had. */
    FakeFrames afterCancel(Frame... frames) {
        afterCancel.add(List.of(frames));
        return this;
    }

    /** Ends by itself after its blocks. */
    FakeFrames ending(String why) {
        lost = why;
        ends = true;
        return this;
    }

    /** Called when there is nothing to give. */
    FakeFrames onWait(Runnable action) {
        onWait = action;
        return this;
    }

    static Frame frame(long nanos) {
        return new Frame(nanos, 60);
    }

    @Override
    public List<CapturedLink> links() {
        return List.of(new CapturedLink(
                0, 2, "eth0", "host", 1L, null, 1, 262_144, true, null, 1500, null, List.of(), null, null, null));
    }

    @Override
    public Frames next(Duration patience) {
        List<Frame> next = blocks.poll();
        if (next == null && cancelled) {
            next = afterCancel.poll();
        }
        if (next == null) {
            if (!ended()) {
                onWait.run();
            }
            return null;
        }
        given += next.size();
        return new Block(next);
    }

    /** Frames one by one, as a sink gets them. */
    static Frames standingOn(Frame frame) {
        Block block = new Block(List.of(frame));
        block.advance();
        return block;
    }

    @Override
    public boolean ended() {
        return blocks.isEmpty() && (ends || cancelled && afterCancel.isEmpty());
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public CaptureCounts counts() {
        return new CaptureCounts(List.of(new CaptureCounts.OfLink(0, "eth0", given + 2, given, 2, null, lost)));
    }

    @Override
    public void close() {
        closed = true;
    }
}
