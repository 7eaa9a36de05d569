package io.podwire.engine.pcap;

import io.podwire.api.capture.FilterCompiler;
import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FilterProgram.Instruction;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * libpcap as compiler of filters. It keeps nothing, and binds the library with the first question: making one costs nothing where no
 * filter is used.
 *
 * <p>A filter may hold names ({@code host kubernetes.default}); libpcap looks them up as any program of this machine does, from the
 * calling thread's network namespace, and waits for the answer.
 */
public final class PcapCompiler implements FilterCompiler {

    /**
     * Most bytes of a filter: the time libpcap's optimizer takes grows with the third power of the length, and it can't be interrupted
     * (400 hosts in 7 kB take 4 s, 600 ports in 7 kB 49 s and 150 MB). The kernel's limit of 4096 instructions is near then.
     */
    public static final int MAX_BYTES = 8 * 1024;

    /** The only type for which libpcap asks the kernel for a tag that is no longer in the frame. */
    private static final String VLAN = "vlan";

    private static final String LOOPBACK = "lo";

    /** Binds the library on the calling thread, which must not have entered a namespace: see {@link io.podwire.engine.linux.Libc}. */
    public static void load() {
        PcapLibrary.version();
    }

    @Override
    public String version() {
        return PcapLibrary.version();
    }

    @Override
    public FilterProgram compile(String text, int linkType, int snapLength, boolean optimized) {
        return dead(text, linkType, snapLength, optimized, LibPcap.NO_NETMASK, false);
    }

    @Override
    public FilterProgram compileLive(String text, int linkType, int snapLength, boolean optimized) {
        // Each network namespace has this link, and it has Ethernet's type.
        return on(LOOPBACK, LibPcap.NO_NETMASK, text, linkType, snapLength, optimized);
    }

    /**
     * Compiles for a link of the calling thread's network namespace. {@link #load} must have been called before the thread entered it.
     * Where the filter asks for VLAN tags, a packet socket is opened on the link for the time of the call, to which no frame is
     * copied.
     *
     * @param link its name, or {@code any}
     * @param linkType of the frames that the program shall see, see {@link FilterProgram#linkType}
     * @throws BadUse where it does not compile, or is too long for the kernel
     * @throws io.podwire.api.error.Unsupported where there is no libpcap
     */
    public FilterProgram compileOn(String link, String text, int linkType, int snapLength, boolean optimized) {
        PcapLibrary.required();
        return on(link, PcapHandle.netmask(link), text, linkType, snapLength, optimized);
    }

    private static FilterProgram on(
            String link, int netmask, String text, int linkType, int snapLength, boolean optimized) {
        if (linkType != LinkTypes.ETHERNET || !text.contains(VLAN)) {
            // What a live handle knows more is asked for by this word only.
            return forKernel(dead(text, linkType, snapLength, optimized, netmask, true));
        }
        PcapLibrary.required();
        try (PcapHandle handle = PcapHandle.live(link, snapLength)) {
            if (handle.is(linkType)) {
                return forKernel(program(handle, text, linkType, optimized, netmask, true));
            }
        } catch (PcapRefusal e) {
            // No privilege, or no such link: said by live being false, since most filters mean the same all the same.
        }
        return forKernel(dead(text, linkType, snapLength, optimized, netmask, false));
    }

    private static FilterProgram dead(
            String text, int linkType, int snapLength, boolean optimized, int netmask, boolean live) {
        PcapLibrary.required();
        try (PcapHandle handle = PcapHandle.dead(linkType, snapLength)) {
            return program(handle, text, linkType, optimized, netmask, live);
        }
    }

    private static FilterProgram program(
            PcapHandle handle, String text, int linkType, boolean optimized, int netmask, boolean live) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new BadUse(
                    "filter: " + text.length() + " characters; at most " + MAX_BYTES + " bytes are compiled",
                    "try:   net 10.244.0.0/16 instead of many hosts");
        }
        if (text.indexOf('\0') >= 0) {
            throw new BadUse("filter '" + Printable.of(text) + "': a NUL character, which would end it");
        }
        try {
            return new FilterProgram(linkType, live, handle.compile(text, optimized, netmask), PcapLibrary.required());
        } catch (PcapRefusal e) {
            throw FilterErrors.of(text, e.getMessage());
        }
    }

    private static FilterProgram forKernel(FilterProgram program) {
        List<Instruction> instructions = program.instructions();
        if (instructions.size() > FilterProgram.MAX_KERNEL_INSTRUCTIONS) {
            throw new BadUse(
                    "filter: its program has " + instructions.size() + " instructions; the kernel takes "
                            + FilterProgram.MAX_KERNEL_INSTRUCTIONS,
                    "try:   net 10.244.0.0/16 instead of many hosts, portrange instead of many ports");
        }
        return program;
    }
}
