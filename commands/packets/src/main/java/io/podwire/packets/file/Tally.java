package io.podwire.packets.file;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CapturedLink;
import java.util.Arrays;

/** Frames given, by link. Counted by the thread that reads; what it has published may be asked by any. */
final class Tally {

    private long[] given = new long[1];
    private volatile long[] published = {};

    void add(int link) {
        if (link >= given.length) {
            given = Arrays.copyOf(given, Math.max(link + 1, 2 * given.length));
        }
        given[link]++;
    }

    void publish() {
        published = given.clone();
    }

    /** @param said what the file itself counted there, or null */
    CaptureCounts.OfLink of(CapturedLink link, LinkStatistics said) {
        long[] now = published;
        long count = link.id() < now.length ? now[link.id()] : 0;
        long dropped = said == null || said.systemDropped() == null ? 0 : said.systemDropped();
        Long lost = said == null ? null : said.interfaceDropped();
        // Where both are said, ours is a file in which the first is counted in the second.
        Long interfaceDropped = lost == null || lost < dropped ? lost : Long.valueOf(lost - dropped);
        return new CaptureCounts.OfLink(
                link.id(), link.name(), count + dropped, count, dropped, interfaceDropped, null);
    }
}
