package io.podwire.shell.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was given for one record of parameters, by {@link io.podwire.api.command.Parameter#key}. */
final class Given {

    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, String> said = new HashMap<>();

    /** Texts, switches as true, and counts. */
    Map<String, Object> values() {
        return values;
    }

    /** How errors name what was given: as it was typed. */
    Map<String, String> said() {
        return said;
    }

    void flag(Token.Flag flag) {
        String key = flag.option().key();
        said.put(key, flag.said());
        if (flag.option().counted()) {
            values.merge(key, 1, (before, one) -> (Integer) before + 1);
        } else if (flag.value() == null) {
            values.put(key, true);
        } else {
            text(key, flag.value());
        }
    }

    /** One text more. */
    void text(String key, String text) {
        List<Object> all = new ArrayList<>();
        if (values.get(key) instanceof List<?> before) {
            all.addAll(before);
        }
        all.add(text);
        values.put(key, all);
    }

    /** All texts there are. */
    void texts(String key, List<String> all) {
        values.put(key, all);
    }

    /** True where one of these flags has a value; a flag whose value was left out says nothing. */
    boolean any(List<String> keys) {
        return keys.stream()
                .anyMatch(key -> values.get(key) instanceof List<?> texts
                        && texts.stream().anyMatch(value -> !value.equals("")));
    }
}
