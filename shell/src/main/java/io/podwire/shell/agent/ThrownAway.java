package io.podwire.shell.agent;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.Frames;
import java.util.Arrays;

/** Frames that were taken from the kernel and not sent, by link: they are drops as much as those that the kernel did not keep. */
final class ThrownAway {

    private long[] byLink = {};

    /** Counts the frame that {@code frames} stands on. */
    void count(Frames frames) {
        if (frames.link() >= byLink.length) {
            byLink = Arrays.copyOf(byLink, frames.link() + 1);
        }
        byLink[frames.link()]++;
    }

    /** The source's counts, with these as dropped. */
    CaptureCounts in(CaptureCounts counts) {
        if (byLink.length == 0) {
            return counts;
        }
        return new CaptureCounts(counts.links().stream().map(this::in).toList());
    }

    private CaptureCounts.OfLink in(CaptureCounts.OfLink link) {
        long thrown = link.link() < byLink.length ? byLink[link.link()] : 0;
        return new CaptureCounts.OfLink(
                link.link(),
                link.name(),
                link.received(),
                link.given() - thrown,
                link.dropped() + thrown,
                link.interfaceDropped(),
                link.lost());
    }
}
