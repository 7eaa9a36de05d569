package io.podwire.shell.agent;

import io.podwire.api.error.PodwireException;
import io.podwire.values.frame.Frame;

/** The caller's side of one request: takes the frames of its channel. All methods but those of its user come from the reading thread. */
interface AgentCall {

    /**
     * A frame of its channel; must not wait.
     *
     * @return true with the last one
     * @throws io.podwire.api.error.BadData where it breaks the protocol; the connection ends
     */
    boolean frame(Frame frame);

    /** The connection is over before the request was. */
    void lost(PodwireException cause);
}
