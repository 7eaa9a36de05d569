package io.podwire.api.capture;

/** Compiles filters on this machine, with libpcap. */
public interface FilterCompiler {

    /** Which libpcap, in its own words; null where there is none. */
    String version();

    /**
     * Compiles for frames that are not taken from a link of this machine: a file's, or a far host's.
     *
     * @param linkType see {@link CapturedLink#linkType}
     * @param snapLength what the program answers for a frame to keep
     * @throws io.podwire.api.error.BadUse where it does not compile: libpcap's own words, and where
     * @throws io.podwire.api.error.Unsupported where there is no libpcap; the hint names the package
     */
    FilterProgram compile(String text, int linkType, int snapLength, boolean optimized);
}
