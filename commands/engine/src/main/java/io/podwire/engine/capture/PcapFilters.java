package io.podwire.engine.capture;

import io.podwire.api.capture.CaptureFilter;
import io.podwire.api.capture.FilterProgram;
import io.podwire.engine.pcap.PcapCompiler;

/** A program that came ready is taken, for this machine may have no libpcap; else libpcap compiles on the link itself. */
public final class PcapFilters implements LinkFilters {

    private final PcapCompiler compiler = new PcapCompiler();

    @Override
    public void prepare(CaptureFilter filter) {
        // A thread that is in another namespace must not be the one that binds the library.
        PcapCompiler.load();
    }

    @Override
    public FilterProgram compile(CaptureFilter filter, String link, int linkType, int snapLength) {
        for (FilterProgram program : filter.compiled()) {
            if (program.linkType() == linkType) {
                return program;
            }
        }
        return compiler.compileOn(link, filter.text(), linkType, snapLength, filter.optimized());
    }
}
