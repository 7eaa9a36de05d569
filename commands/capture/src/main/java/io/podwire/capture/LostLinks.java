package io.podwire.capture;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.command.Session;
import io.podwire.api.value.Printable;
import io.podwire.capture.clock.Clocks;
import java.util.HashSet;
import java.util.Set;

/** Tells of a link that is lost while others go on. */
final class LostLinks {

    private static final long LOOK_NANOS = 500_000_000L;

    private final Session session;
    private final Clocks clocks;
    private final Set<Integer> told = new HashSet<>();
    private long lookedAt;

    LostLinks(Session session, Clocks clocks) {
        this.session = session;
        this.clocks = clocks;
        this.lookedAt = clocks.nanos();
    }

    void tell(FrameSource source) {
        // the only link's loss ends the capture, and is told then
        if (source.links().size() < 2 || clocks.nanos() - lookedAt < LOOK_NANOS) {
            return;
        }
        lookedAt = clocks.nanos();
        CaptureCounts counts = source.counts();
        long lost = counts.links().stream().filter(link -> link.lost() != null).count();
        if (lost == 0 || lost == counts.links().size()) {
            return;
        }
        for (CaptureCounts.OfLink link : counts.links()) {
            if (link.lost() != null && told.add(link.link())) {
                session.note(name(source, link) + ": " + link.lost() + "; the others go on");
            }
        }
    }

    /** Pods have links of the same name. */
    private static String name(FrameSource source, CaptureCounts.OfLink lost) {
        String name = Printable.of(lost.name());
        for (CapturedLink link : source.links()) {
            if (link.id() == lost.link() && link.pod() != null) {
                return name + " of " + Printable.of(link.pod());
            }
        }
        return name;
    }

    /** Why nothing comes any more. */
    String words(CaptureCounts counts) {
        StringBuilder words = new StringBuilder();
        for (CaptureCounts.OfLink link : counts.links()) {
            if (link.lost() != null) {
                words.append(words.isEmpty() ? "" : "; ")
                        .append(Printable.of(link.name()))
                        .append(": ")
                        .append(link.lost());
            }
        }
        return words.isEmpty() ? "the link gives no more frames" : words.toString();
    }
}
