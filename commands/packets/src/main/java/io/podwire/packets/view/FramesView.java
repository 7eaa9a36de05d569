package io.podwire.packets.view;

import io.podwire.api.capture.Frames;
import java.nio.ByteBuffer;
import java.util.List;

/** Frames as another cursor has them; whoever extends it says what is different. */
public abstract class FramesView implements Frames {

    private Frames whole;

    /** The cursor below, which stands where this one does. */
    protected final Frames whole() {
        return whole;
    }

    final FramesView on(Frames frames) {
        whole = frames;
        return this;
    }

    @Override
    public boolean advance() {
        return whole.advance();
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
    public int captured() {
        return whole.captured();
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
    public List<String> comments() {
        return whole.comments();
    }

    @Override
    public void copy(ByteBuffer target, int most) {
        whole.copy(target, most);
    }
}
