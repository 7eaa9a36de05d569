package io.podwire.packets.dissect;

import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FrameSource;
import io.podwire.packets.view.FramesView;
import io.podwire.packets.view.SourceView;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Frames of another source, cut behind their innermost transport header; what rings do for links, done for files. */
public final class HeadersOnlySource extends SourceView {

    /** Tunnel in tunnel with all options ends before; a frame whose headers do not is kept whole. */
    private static final int LONGEST_HEADERS = 512;

    private HeaderLength[] byLink = new HeaderLength[4];

    /** @param source closed with this */
    public HeadersOnlySource(FrameSource source) {
        super(source);
    }

    @Override
    protected FramesView view() {
        return new Cut();
    }

    private HeaderLength headers(int link) {
        if (link >= byLink.length) {
            byLink = Arrays.copyOf(byLink, Math.max(link + 1, 2 * byLink.length));
        }
        if (byLink[link] == null) {
            CapturedLink known = links().get(link);
            byLink[link] = new HeaderLength(known.linkType(), known.tunnelPorts());
        }
        return byLink[link];
    }

    /** The same frames, shorter. */
    private final class Cut extends FramesView {

        private final ByteBuffer head = ByteBuffer.allocate(LONGEST_HEADERS);
        private int kept;

        @Override
        public boolean advance() {
            if (!super.advance()) {
                return false;
            }
            int all = whole().captured();
            int seen = Math.min(all, LONGEST_HEADERS);
            whole().copy(head.clear(), seen);
            int length = headers(link()).of(head, 0, seen);
            kept = length == seen ? all : length;
            return true;
        }

        @Override
        public int captured() {
            return kept;
        }

        @Override
        public void copy(ByteBuffer target, int most) {
            super.copy(target, Math.min(most, kept));
        }
    }
}
