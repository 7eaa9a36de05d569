package io.podwire.shell.render;

import java.util.List;
import java.util.function.Function;

/**
 * How a record that people want to read whole is shown: its name, and below it a line a fact.
 *
 * @param noun what there are none of, when there are none
 * @param title the record's name
 * @param facts what to say of it, in order
 */
public record Card<T>(String noun, Function<T, String> title, Function<T, List<Fact>> facts) {

    /**
     * One fact.
     *
     * @param name in a word; empty for more of the fact before
     * @param text from records, not yet made printable
     * @param tone its color
     */
    public record Fact(String name, String text, Tone tone) {
        public Fact(String name, String text) {
            this(name, text, Tone.NONE);
        }
    }
}
