package io.podwire.packets.bpf;

import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import io.podwire.packets.view.FramesView;
import io.podwire.packets.view.SourceView;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Frames of another source that pass a filter; what a kernel does for links, done for files. Links may be of several types, which come
 * to light while a file is read: the filter is compiled for each type once, when its first frame comes.
 */
public final class FilteredSource extends SourceView {

    private static final int USUAL_FRAME = 2048;

    private final IntFunction<FilterProgram> programs;
    private final Map<Integer, BpfMachine> machines = new HashMap<>();
    private BpfMachine[] byLink = new BpfMachine[4];

    /**
     * Filters a source.
     *
     * @param source closed with this
     * @param programs compiles the filter for a link type, see {@link CapturedLink#linkType}; what it throws comes out of {@link
     *     Frames#advance}
     */
    public FilteredSource(FrameSource source, IntFunction<FilterProgram> programs) {
        super(source);
        this.programs = programs;
    }

    /** It may hold no frame that passed. */
    @Override
    protected FramesView view() {
        return new Passing();
    }

    private BpfMachine machine(int link) {
        if (link < byLink.length && byLink[link] != null) {
            return byLink[link];
        }
        if (link >= byLink.length) {
            byLink = Arrays.copyOf(byLink, Math.max(link + 1, 2 * byLink.length));
        }
        int type = links().get(link).linkType();
        byLink[link] = machines.computeIfAbsent(type, each -> new BpfMachine(programs.apply(each)));
        return byLink[link];
    }

    /** The frames that pass, one after the other. */
    private final class Passing extends FramesView {

        private byte[] bytes = new byte[USUAL_FRAME];
        private ByteBuffer buffer = ByteBuffer.wrap(bytes);

        @Override
        public boolean advance() {
            while (super.advance()) {
                if (passes()) {
                    return true;
                }
            }
            return false;
        }

        private boolean passes() {
            int captured = captured();
            if (captured > bytes.length) {
                bytes = new byte[Integer.highestOneBit(captured) * 2];
                buffer = ByteBuffer.wrap(bytes);
            }
            copy(buffer.clear(), captured);
            return machine(link()).run(bytes, captured, length()) != 0;
        }
    }
}
