package io.podwire.engine.pcap;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;

/** What the user is told of a filter that does not compile. */
final class FilterErrors {

    /** A message stays one line a person can read. */
    private static final int LONGEST = 300;

    private FilterErrors() {}

    /**
     * One line: the filter, and libpcap's words.
     *
     * @param words what libpcap said
     */
    static BadUse of(String text, String words) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return new BadUse(
                "filter '" + Printable.of(shown) + "': " + Printable.of(words),
                "try:   podwire capture explain, or man 7 pcap-filter");
    }
}
