package io.podwire.packets.view;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import java.time.Duration;
import java.util.List;

/** Another source, its frames seen through a {@link FramesView}; links, counts and life are the source's own. */
public abstract class SourceView implements FrameSource {

    private final FrameSource source;
    private FramesView view;

    /** @param source closed with this */
    protected SourceView(FrameSource source) {
        this.source = source;
    }

    /** What the frames are seen through; asked for once. */
    protected abstract FramesView view();

    @Override
    public final List<CapturedLink> links() {
        return source.links();
    }

    @Override
    public final Frames next(Duration patience) {
        Frames next = source.next(patience);
        if (next == null) {
            return null;
        }
        if (view == null) {
            view = view();
        }
        return view.on(next);
    }

    @Override
    public final void look() {
        source.look();
    }

    @Override
    public final boolean ended() {
        return source.ended();
    }

    @Override
    public final void cancel() {
        source.cancel();
    }

    /** The source's own: of all frames it has read. */
    @Override
    public final CaptureCounts counts() {
        return source.counts();
    }

    @Override
    public final void close() {
        source.close();
    }
}
