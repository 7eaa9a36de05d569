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

    /**
     * Compiles for a kernel that is asked from here: where a filter asks for VLAN tags ({@code vlan}), the program also looks at those
     * that the kernel has taken out of the frame, which a program for files can't. As a live link of this machine is needed for that,
     * {@link FilterProgram#live} tells whether it could be had.
     *
     * @param linkType see {@link CapturedLink#linkType}
     * @param snapLength what the program answers for a frame to keep
     * @throws io.podwire.api.error.BadUse where it does not compile, or has more instructions than a kernel takes
     * @throws io.podwire.api.error.Unsupported where there is no libpcap; the hint names the package
     */
    FilterProgram compileLive(String text, int linkType, int snapLength, boolean optimized);
}
