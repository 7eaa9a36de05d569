package io.podwire.engine.capture;

import io.podwire.api.capture.CaptureFilter;
import io.podwire.api.capture.FilterProgram;

/** Makes a filter's program for one link. */
public interface LinkFilters {

    /** Gets ready; called once, before any thread enters a namespace. */
    void prepare(CaptureFilter filter);

    /**
     * Compiles; called on a thread that is in the link's namespace, and that may start no other.
     *
     * @param link its name; {@code any}
     * @param linkType see {@link io.podwire.api.capture.CapturedLink#linkType}
     * @param snapLength what the program answers for a frame to keep
     * @throws io.podwire.api.error.BadUse where it does not compile
     * @throws io.podwire.api.error.Unsupported where nothing can compile it
     */
    FilterProgram compile(CaptureFilter filter, String link, int linkType, int snapLength);
}
