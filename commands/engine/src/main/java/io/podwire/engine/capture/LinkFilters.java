package io.podwire.engine.capture;

import io.podwire.api.capture.CaptureFilter;
import io.podwire.api.capture.FilterProgram;
import io.podwire.api.error.Unsupported;

/** Makes a filter's program for one link. */
@FunctionalInterface
public interface LinkFilters {

    /**
     * Compiles; called on a thread that is in the link's namespace, and that may start no other.
     *
     * @param link its name; {@code any}
     * @param linkType see {@link io.podwire.api.capture.CapturedLink#linkType}
     * @param snapLength what the program answers for a frame to keep
     * @throws io.podwire.api.error.BadUse where it does not compile
     * @throws Unsupported where nothing can compile it
     */
    FilterProgram compile(CaptureFilter filter, String link, int linkType, int snapLength);

    /** Takes what comes compiled, and compiles nothing. */
    LinkFilters READY_ONLY = (filter, link, linkType, snapLength) -> {
        for (FilterProgram program : filter.compiled()) {
            if (program.linkType() == linkType) {
                return program;
            }
        }
        throw new Unsupported("the filter can't be compiled here for " + link + ", whose link type is " + linkType);
    };
}
