package io.podwire.packets.bpf;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Frames of another source that pass a filter; what a kernel does for links, done for files. Links may be of several types, which come
 * to light while a file is read: the filter is compiled for each type once, when its first frame comes.
 */
public final class FilteredSource implements FrameSource {

    private static final int USUAL_FRAME = 2048;

    private final FrameSource source;
    private final IntFunction<FilterProgram> programs;
    private final Map<Integer, BpfMachine> machines = new HashMap<>();
    private final Passing passing = new Passing();
    private BpfMachine[] byLink = new BpfMachine[4];

    /**
     * Filters a source.
     *
     * @param source closed with this
     * @param programs compiles the filter for a link type, see {@link CapturedLink#linkType}; what it throws comes out of {@link
     *     Frames#advance}
     */
    public FilteredSource(FrameSource source, IntFunction<FilterProgram> programs) {
        this.source = source;
        this.programs = programs;
    }

    @Override
    public List<CapturedLink> links() {
        return source.links();
    }

    /** As the source's; it may hold no frame that passed. */
    @Override
    public Frames next(Duration patience) {
        Frames next = source.next(patience);
        if (next == null) {
            return null;
        }
        passing.all = next;
        return passing;
    }

    @Override
    public boolean ended() {
        return source.ended();
    }

    @Override
    public void cancel() {
        source.cancel();
    }

    /** The source's own: of all frames it has read. */
    @Override
    public CaptureCounts counts() {
        return source.counts();
    }

    @Override
    public void close() {
        source.close();
    }

    private BpfMachine machine(int link) {
        if (link < byLink.length && byLink[link] != null) {
            return byLink[link];
        }
        if (link >= byLink.length) {
            byLink = Arrays.copyOf(byLink, Math.max(link + 1, 2 * byLink.length));
        }
        int type = source.links().get(link).linkType();
        byLink[link] = machines.computeIfAbsent(type, each -> new BpfMachine(programs.apply(each)));
        return byLink[link];
    }

    /** The frames that pass, one after the other. */
    private final class Passing implements Frames {

        private Frames all;
        private byte[] bytes = new byte[USUAL_FRAME];
        private ByteBuffer buffer = ByteBuffer.wrap(bytes);

        @Override
        public boolean advance() {
            while (all.advance()) {
                if (passes()) {
                    return true;
                }
            }
            return false;
        }

        private boolean passes() {
            int captured = all.captured();
            if (captured > bytes.length) {
                bytes = new byte[Integer.highestOneBit(captured) * 2];
                buffer = ByteBuffer.wrap(bytes);
            }
            all.copy(buffer.clear(), captured);
            return machine(all.link()).run(bytes, captured, all.length()) != 0;
        }

        @Override
        public int link() {
            return all.link();
        }

        @Override
        public long nanos() {
            return all.nanos();
        }

        @Override
        public int captured() {
            return all.captured();
        }

        @Override
        public int length() {
            return all.length();
        }

        @Override
        public int marks() {
            return all.marks();
        }

        @Override
        public int segment() {
            return all.segment();
        }

        @Override
        public void copy(ByteBuffer target, int most) {
            all.copy(target, most);
        }
    }
}
