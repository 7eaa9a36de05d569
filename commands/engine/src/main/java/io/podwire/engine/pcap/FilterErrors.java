package io.podwire.engine.pcap;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import io.podwire.packets.filter.FilterParser;
import io.podwire.packets.filter.FilterSyntax;

/** What the user is told of a filter that does not compile. */
final class FilterErrors {

    /** A message stays one line a person can read. */
    private static final int LONGEST = 300;

    private FilterErrors() {}

    /**
     * One line: the filter, libpcap's words, and where.
     *
     * @param words what libpcap said
     */
    static BadUse of(String text, String words) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return new BadUse(
                "filter '" + Printable.of(shown) + "': " + Printable.of(words + where(text)),
                "try:   podwire capture explain '" + Printable.of(shown) + "'");
    }

    /** libpcap does not tell where a filter stops being one. */
    private static String where(String text) {
        try {
            FilterParser.parse(text);
            return "";
        } catch (FilterSyntax e) {
            String place =
                    e.found().isEmpty() ? " at the end" : " at character " + (e.at() + 1) + ", '" + e.found() + "'";
            return place + ": expected " + e.expected();
        }
    }
}
