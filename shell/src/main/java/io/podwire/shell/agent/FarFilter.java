package io.podwire.shell.agent;

import io.podwire.api.capture.CaptureFilter;
import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.FilterCompiler;
import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.Unsupported;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A filter on its way to a host that may have no libpcap: compiled here, for each form that a link's frames can have there.
 *
 * @param programs at most one a link type; empty where none could be made here
 * @param exact false where a libpcap over there would do better, since it can look at the link itself
 * @param refusal why it does not compile here; null where it does, or where there is no libpcap here either
 */
record FarFilter(List<FilterProgram> programs, boolean exact, BadUse refusal) {

    /** What a ring's frames begin with: Ethernet's header, Linux' cooked one of version 2, or IP. */
    private static final List<Integer> FORMS = List.of(1, 276, 101);

    /** Compiles what can be compiled here. */
    static FarFilter of(CaptureFilter filter, int snapLength, FilterCompiler compiler) {
        List<FilterProgram> programs = new ArrayList<>();
        BadUse refusal = null;
        boolean exact = true;
        try {
            for (int form : FORMS) {
                try {
                    FilterProgram program = compiler.compileLive(filter.text(), form, snapLength, filter.optimized());
                    programs.add(program);
                    exact &= program.live();
                } catch (BadUse e) {
                    // some ask for what one form has not: Ethernet's addresses where frames begin with IP
                    refusal = refusal == null ? e : refusal;
                }
            }
        } catch (Unsupported e) {
            return new FarFilter(List.of(), false, null);
        }
        return new FarFilter(programs, exact && !programs.isEmpty(), programs.isEmpty() ? refusal : null);
    }

    /**
     * Opens a capture with it.
     *
     * @param request with the filter as text
     * @param open asks the far host
     * @param notes takes what is to be said where the filter may not mean all there
     * @throws BadUse where it compiles neither here nor there
     */
    FrameSource open(CaptureRequest request, Function<CaptureRequest, FrameSource> open, Consumer<String> notes) {
        if (exact) {
            return open.apply(withPrograms(request));
        }
        try {
            return open.apply(request);
        } catch (Unsupported e) {
            if (refusal != null) {
                refusal.addSuppressed(e);
                throw refusal;
            }
            if (programs.isEmpty()) {
                throw e;
            }
            FrameSource source = open.apply(withPrograms(request));
            notes.accept("the filter was compiled here, without the right to open a link: it does not see VLAN tags "
                    + "that the far kernel has taken out of frames");
            return source;
        }
    }

    private CaptureRequest withPrograms(CaptureRequest request) {
        CaptureFilter text = request.filter();
        return new CaptureRequest(
                request.points(),
                new CaptureFilter(text.text(), text.optimized(), programs),
                request.snapLength(),
                request.bufferBytes(),
                request.promiscuous(),
                request.direction(),
                request.immediate(),
                request.headersOnly());
    }
}
