package io.podwire.shell.render;

import java.util.function.Consumer;

/**
 * How a record that people want to see drawn is shown.
 *
 * @param <T> the record
 */
@FunctionalInterface
public interface Picture<T> {

    /**
     * Draws one record.
     *
     * @param record from anywhere; none of its texts is printable yet
     * @param look 80 columns for {@code table}, any width for {@code wide}
     * @param lines takes the lines from the top, ready for a terminal
     */
    void draw(T record, Look look, Consumer<String> lines);
}
