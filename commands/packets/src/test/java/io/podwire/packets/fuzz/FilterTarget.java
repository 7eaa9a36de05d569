package io.podwire.packets.fuzz;

import io.podwire.packets.filter.FilterParser;
import io.podwire.packets.filter.FilterSyntax;
import java.nio.charset.StandardCharsets;

/** Any text as a filter: understood, or a place where it is not. */
public final class FilterTarget {

    private FilterTarget() {}

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            FilterParser.parse(text);
        } catch (FilterSyntax e) {
            if (e.at() < 0 || e.at() > text.length()) {
                throw new AssertionError("place " + e.at() + " in a filter of " + text.length(), e);
            }
        }
    }
}
