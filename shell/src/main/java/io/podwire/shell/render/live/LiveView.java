package io.podwire.shell.render.live;

import io.podwire.shell.render.live.LiveScreen.Size;
import java.util.List;

/** Makes rows of what a stream has given so far. It knows no terminal and no clock. */
public interface LiveView {

    /** True where it wants the whole terminal; false: some rows below the text that the stream writes. */
    boolean whole();

    /** The next event of the stream. */
    void take(Object event);

    /** The rows now; no more than fit. */
    List<LiveLine> lines(Size size);

    /** A key that means something to this view; others are passed over. */
    default void key(int key) {}
}
