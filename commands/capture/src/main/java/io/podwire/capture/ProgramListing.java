package io.podwire.capture;

import io.podwire.api.capture.CaptureFilter;
import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.CaptureSummary;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.packet.CaptureItem;
import io.podwire.packets.bpf.BpfListing;
import java.util.List;
import java.util.function.Supplier;

/** The program a filter is compiled to ({@code -d}, {@code -dd}, {@code -ddd}), for frames of the link or file that is asked for. */
record ProgramListing(CaptureArgs args, CaptureFilter filter, Session session) {

    private static final int ETHERNET = 1;

    Running<CaptureItem, CaptureSummary> run(Supplier<FrameSource> source) {
        FilterProgram program = program(filter == null ? "" : filter.text(), linkType(source));
        return Listing.ofLines(
                switch (args.program()) {
                    case 1 -> BpfListing.readable(program);
                    case 2 -> BpfListing.fragment(program);
                    default -> BpfListing.decimal(program);
                });
    }

    /** On a link a filter with {@code vlan} asks the kernel for tags that are no longer in the frame; in a file they are. */
    private FilterProgram program(String text, int linkType) {
        boolean onLink = !args.link().isEmpty() && args.read().isEmpty();
        return onLink
                ? session.filters().compileLive(text, linkType, snapLength(), !args.noOptimize())
                : session.filters().compile(text, linkType, snapLength(), !args.noOptimize());
    }

    private int snapLength() {
        int asked = args.snapshotLength().orElse(0);
        return asked <= 0 ? CaptureRequest.MAX_SNAP_LENGTH : asked;
    }

    /** Where no link was named, Ethernet's: the question is about the filter then, and needs no privilege. */
    private int linkType(Supplier<FrameSource> source) {
        if (args.link().isEmpty() && args.read().isEmpty()) {
            return ETHERNET;
        }
        try (FrameSource opened = source.get()) {
            List<CapturedLink> links = opened.links();
            return links.isEmpty() ? ETHERNET : links.get(0).linkType();
        }
    }
}
