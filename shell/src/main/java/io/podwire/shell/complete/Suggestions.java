package io.podwire.shell.complete;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What could stand at the cursor.
 *
 * @param from where in the line the part begins that a suggestion takes the place of, an opening quote included
 * @param prefix what was typed of it up to the cursor, without quotes
 * @param quote the quote that is open at the cursor; NUL: none
 * @param groovy true where it stands in a Groovy text, so that nothing may be quoted or escaped as on a command line
 * @param all each begins with the prefix
 */
public record Suggestions(int from, String prefix, char quote, boolean groovy, List<Suggestion> all) {

    public Suggestions {
        all = List.copyOf(all);
    }

    /** Those of {@code offered} that begin with the prefix, each value once. */
    static Suggestions matching(int from, String prefix, char quote, boolean groovy, List<Suggestion> offered) {
        Map<String, Suggestion> kept = new LinkedHashMap<>();
        for (Suggestion one : offered) {
            if (one.value().startsWith(prefix)) {
                kept.putIfAbsent(one.value(), one);
            }
        }
        return new Suggestions(from, prefix, quote, groovy, new ArrayList<>(kept.values()));
    }
}
