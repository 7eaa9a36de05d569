package io.podwire.snapshot.file;

import io.podwire.values.frame.Problem;
import java.util.List;

/**
 * A line about one namespace; several in a row where there are many items. A namespace without a line has none.
 *
 * @param netns inode; the first key of the line, so that a reader of another namespace passes the line over unread
 * @param items records of the entry's {@link Kind}
 * @param problem why they could not be read; else null
 */
public record NetnsLine<T>(long netns, List<T> items, Problem problem) {

    /** The most items of a line, so that no line takes much memory, however large a table. */
    public static final int MOST_ITEMS = 512;

    public NetnsLine {
        items = List.copyOf(items);
    }
}
