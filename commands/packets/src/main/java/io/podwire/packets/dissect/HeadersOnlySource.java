package io.podwire.packets.dissect;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Frames of another source, cut behind their innermost transport header; what rings do for links, done for files. */
public final class HeadersOnlySource implements FrameSource {

    /** Tunnel in tunnel with all options ends before; a frame whose headers do not is kept whole. */
    private static final int LONGEST_HEADERS = 512;

    private final FrameSource source;
    private final Cut cut = new Cut();
    private HeaderLength[] byLink = new HeaderLength[4];

    /** @param source closed with this */
    public HeadersOnlySource(FrameSource source) {
        this.source = source;
    }

    @Override
    public List<CapturedLink> links() {
        return source.links();
    }

    @Override
    public Frames next(Duration patience) {
        Frames next = source.next(patience);
        if (next == null) {
            return null;
        }
        cut.whole = next;
        return cut;
    }

    @Override
    public boolean ended() {
        return source.ended();
    }

    @Override
    public void cancel() {
        source.cancel();
    }

    @Override
    public CaptureCounts counts() {
        return source.counts();
    }

    @Override
    public void close() {
        source.close();
    }

    private HeaderLength headers(int link) {
        if (link >= byLink.length) {
            byLink = Arrays.copyOf(byLink, Math.max(link + 1, 2 * byLink.length));
        }
        if (byLink[link] == null) {
            CapturedLink known = source.links().get(link);
            byLink[link] = new HeaderLength(known.linkType(), known.tunnelPorts());
        }
        return byLink[link];
    }

    /** The same frames, shorter. */
    private final class Cut implements Frames {

        private final ByteBuffer head = ByteBuffer.allocate(LONGEST_HEADERS);
        private Frames whole;
        private int kept;

        @Override
        public boolean advance() {
            if (!whole.advance()) {
                return false;
            }
            int seen = Math.min(whole.captured(), LONGEST_HEADERS);
            whole.copy(head.clear(), seen);
            int length = headers(whole.link()).of(head, 0, seen);
            kept = length == seen ? whole.captured() : length;
            return true;
        }

        @Override
        public int captured() {
            return kept;
        }

        @Override
        public void copy(ByteBuffer target, int most) {
            whole.copy(target, Math.min(most, kept));
        }

        @Override
        public int link() {
            return whole.link();
        }

        @Override
        public long nanos() {
            return whole.nanos();
        }

        @Override
        public int length() {
            return whole.length();
        }

        @Override
        public int marks() {
            return whole.marks();
        }

        @Override
        public int segment() {
            return whole.segment();
        }
    }
}
