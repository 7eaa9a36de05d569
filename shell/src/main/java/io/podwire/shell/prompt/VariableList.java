package io.podwire.shell.prompt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The variables of a prompt, a line each: name, type, the beginning of the value. */
record VariableList(Scripting scripting) {

    private static final int WIDTH = 79;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String name : scripting.variables()) {
            String line = String.format("%-12s %s", name, about(scripting.variable(name)));
            lines.add(line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line);
        }
        return lines;
    }

    /** Type and value in a few words; of a list only its size and what is in it. */
    static String about(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Collection<?> all) {
            Object first = all.isEmpty() ? null : all.iterator().next();
            return all.size() + " × " + (first == null ? "nothing" : name(first.getClass()));
        }
        if (value instanceof Map<?, ?> map) {
            return "Map of " + map.size();
        }
        return name(value.getClass()) + " " + value;
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
    }
}
