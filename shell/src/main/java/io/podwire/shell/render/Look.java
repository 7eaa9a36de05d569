package io.podwire.shell.render;

import java.time.ZoneId;

/**
 * How results are to look.
 *
 * @param format which form
 * @param header whether tables and csv have headings
 * @param colors whether tables may have colors
 * @param terminal whether a terminal shows it, which must not get raw text from outside
 * @param zone in which wall-clock times are shown
 */
public record Look(Format format, boolean header, boolean colors, boolean terminal, ZoneId zone) {

    /** The forms of a result. */
    public enum Format {
        TABLE,
        WIDE,
        JSON,
        NDJSON,
        YAML,
        CSV
    }
}
