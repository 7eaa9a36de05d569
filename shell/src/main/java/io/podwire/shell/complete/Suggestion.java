package io.podwire.shell.complete;

/**
 * Something that could stand at the cursor.
 *
 * @param value the whole word, without quotes
 * @param about a few words beside it; empty: none
 * @param group heading it is listed under
 * @param whole true where the word ends with it, so that a blank may follow; false where more is to be typed: {@code link/}
 */
public record Suggestion(String value, String about, String group, boolean whole) {

    static Suggestion of(String value, String about, String group) {
        return new Suggestion(value, about, group, true);
    }

    static Suggestion start(String value, String about, String group) {
        return new Suggestion(value, about, group, false);
    }
}
