package io.podwire.values;

/**
 * How much JSON from outside may be, so that no peer or file can fill the memory.
 *
 * @param bytes of the whole document
 * @param depth of lists and maps in one another
 * @param textLength characters of one text or key
 * @param values texts, numbers, lists and maps in all
 */
public record Limits(long bytes, int depth, int textLength, int values) {

    /** For a document that lies on disk or comes whole: 256 MiB, 64 levels, 16 Mi characters, 20 million values. */
    public static final Limits DOCUMENT = new Limits(256L << 20, RecordWalker.MAX_DEPTH, 16 << 20, 20_000_000);
}
