package io.podwire.scripts.lab.dsl;

import io.podwire.api.command.Nearest;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The named arguments of a word of the language, each read as what it must be; one that the word does not know is refused. */
final class Named {

    private final String word;
    private final Map<String, ?> values;

    private Named(String word, Map<String, ?> values) {
        this.word = word;
        this.values = values;
    }

    /** @param known the names there are */
    static Named of(String word, Map<String, ?> values, String... known) {
        Set<String> names = new TreeSet<>(List.of(known));
        for (Object name : values.keySet()) {
            String given = String.valueOf(name);
            if (!names.contains(given)) {
                String question = Nearest.question(given, names);
                throw new BadUse(word + ": no '" + Printable.of(given) + ":'"
                        + (question.isEmpty() ? "; there are " + String.join(", ", names) : question));
            }
        }
        return new Named(word, values);
    }

    /** The text; null where it was not given. */
    String text(String name) {
        Object value = values.get(name);
        return value == null ? null : value.toString();
    }

    /** The text, which must be there. */
    String needed(String name) {
        String value = text(name);
        if (value == null) {
            throw new BadUse(word + " lacks " + name + ":");
        }
        return value;
    }

    /** A hardware address as text; null where it was not given. */
    String mac(String name) {
        String value = text(name);
        return value == null ? null : read(name, () -> MacAddress.parse(value).toString());
    }

    /** A number of a range; null where it was not given. */
    Integer number(String name, int least, int most) {
        String value = text(name);
        return value == null ? null : number(name, value, least, most);
    }

    /** Numbers of a range; none where they were not given. */
    List<Integer> numbers(String name, int least, int most) {
        return texts(name).stream().map(each -> number(name, each, least, most)).toList();
    }

    /** Texts; none where they were not given; one where a single value was. */
    List<String> texts(String name) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Object each : value instanceof Collection<?> several ? several : List.of(value)) {
            texts.add(String.valueOf(each));
        }
        return texts;
    }

    /** What was given, as it came. */
    Object value(String name) {
        return values.get(name);
    }

    private Integer number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new BadUse(word + ": " + name + ": expected a number from " + least + " to " + most + ", not '"
                + Printable.of(text) + "'");
    }

    private <T> T read(String name, java.util.function.Supplier<T> reader) {
        try {
            return reader.get();
        } catch (BadUse e) {
            throw new BadUse(word + ": " + name + ": " + e.getMessage());
        }
    }
}
