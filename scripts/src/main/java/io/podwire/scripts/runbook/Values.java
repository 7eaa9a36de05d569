package io.podwire.scripts.runbook;

import io.podwire.api.command.Nearest;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code key=value} words behind a script's name, and the variables that they become. */
public final class Values {

    private Values() {}

    /**
     * The variables of a runbook: a value for every parameter of its header.
     *
     * @throws BadUse for an unknown or repeated key, a bad value, a missing one; before any code of the runbook runs
     */
    static Map<String, Object> read(Header header, List<String> words) {
        return read(header.name(), header.parameters(), header.usage(), words);
    }

    /**
     * The variables of anything whose header has parameters: a value for each of them.
     *
     * @param name how errors call it
     * @param parameters in the header's order
     * @param usage a command line that gives what must be given
     * @param words {@code key=value}, or a switch's name
     * @throws BadUse for an unknown or repeated key, a bad value, a missing one
     */
    public static Map<String, Object> read(
            String name, List<RunbookParameter> parameters, String usage, List<String> words) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            String key = equals < 0 ? word : word.substring(0, equals);
            RunbookParameter parameter = named(parameters, key);
            if (parameter == null) {
                throw unknown(name, parameters, key, equals >= 0);
            }
            if (equals < 0 && !parameter.isSwitch()) {
                throw new BadUse(name + ": " + key + " lacks its value; expected " + key + "=" + parameter.type());
            }
            put(given, key, parameter.read(equals < 0 ? "true" : word.substring(equals + 1)));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        for (RunbookParameter parameter : parameters) {
            if (!given.containsKey(parameter.name()) && parameter.required()) {
                throw new BadUse(
                        name + ": " + parameter.name() + " is missing: " + parameter.help(), "try:   " + usage);
            }
            all.put(parameter.name(), given.getOrDefault(parameter.name(), parameter.valueByDefault()));
        }
        return all;
    }

    /**
     * The variables of a script without a header: whatever is given, as text.
     *
     * @throws BadUse for a word that is not {@code key=value}, or a repeated key
     */
    static Map<String, Object> untyped(List<String> words) {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals <= 0 || !Character.isJavaIdentifierStart(word.charAt(0))) {
                throw new BadUse("'" + Printable.of(word) + "' is not key=value");
            }
            put(variables, word.substring(0, equals), word.substring(equals + 1));
        }
        return variables;
    }

    private static RunbookParameter named(List<RunbookParameter> parameters, String key) {
        for (RunbookParameter parameter : parameters) {
            if (parameter.name().equals(key)) {
                return parameter;
            }
        }
        return null;
    }

    private static void put(Map<String, Object> values, String key, Object value) {
        if (values.containsKey(key)) {
            throw new BadUse(Printable.of(key) + " was given twice");
        }
        values.put(key, value);
    }

    private static BadUse unknown(String name, List<RunbookParameter> parameters, String key, boolean named) {
        List<String> names = new ArrayList<>();
        parameters.forEach(parameter -> names.add(parameter.name()));
        if (!named) {
            return new BadUse(name + ": '" + Printable.of(key) + "' is not key=value" + Nearest.question(key, names));
        }
        String question = Nearest.question(key, names);
        String there = names.isEmpty() ? "; it has none" : "; there are " + String.join(", ", names);
        return new BadUse(
                name + ": no parameter '" + Printable.of(key) + "'" + (question.isEmpty() ? there : question));
    }
}
