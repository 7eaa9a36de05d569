package io.podwire.shell.render.live;

import io.podwire.api.probe.PathBegun;
import io.podwire.api.probe.PathLook;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.shell.render.Look;

/** Which streams are drawn while they run. */
public final class LiveViews {

    private LiveViews() {}

    /**
     * The view of a stream; null where it has none.
     *
     * @param first event of the stream
     */
    public static LiveView of(Object first, Look look) {
        if (first instanceof PathBegun begun && begun.look().form() == PathLook.Form.LIVE) {
            return new PathView(begun, look);
        }
        return first instanceof ProbeEvent.Started ? new ProbeView(look.ascii()) : null;
    }
}
