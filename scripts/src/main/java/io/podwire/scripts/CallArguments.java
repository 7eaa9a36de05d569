package io.podwire.scripts;

import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Nearest;
import io.podwire.api.command.Parameter;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import io.podwire.api.value.TargetRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A script's arguments as a command takes them. A named argument is the long flag in camel case ({@code noFork}) or as typed on a
 * command line ({@code 'no-fork'}); for a word it is that word's name.
 *
 * @param values by {@link Parameter#key}
 * @param in where to look, or null
 * @param timeout after which to give up, or null
 */
record CallArguments(Map<String, Object> values, TargetRef in, Duration timeout) {

    private static final String IN = "in";
    private static final String TIMEOUT = "timeout";

    /**
     * Reads what a script gave.
     *
     * @throws BadUse for an unknown name, a value that can't be meant, or null where a place is said
     */
    static CallArguments read(CommandSpec spec, Map<String, ?> named, Object[] words) {
        Map<String, Object> values = new HashMap<>();
        Map<String, Object> global = new HashMap<>();
        words(spec, words, values);
        named.forEach((name, value) -> {
            Parameter parameter = byName(spec, name);
            if (parameter != null) {
                put(spec, parameter, value, values);
            } else if (name.equals(IN) || name.equals(TIMEOUT)) {
                global.put(name, value);
            } else {
                throw unknown(spec, name);
            }
        });
        return new CallArguments(values, in(spec, global, values), timeout(spec, global));
    }

    private static void words(CommandSpec spec, Object[] words, Map<String, Object> values) {
        List<Parameter> places = spec.parameters().positionals();
        for (int i = 0; i < words.length; i++) {
            Parameter place = places.get(Math.min(i, places.size() - 1));
            if (words[i] == null) {
                throw new BadUse(spec.name() + ": " + place.label() + " is null; leave it out where none is meant");
            }
            put(spec, place, words[i], values);
        }
    }

    private static void put(CommandSpec spec, Parameter parameter, Object given, Map<String, Object> values) {
        if (given == null && parameter.type() == TargetRef.class) {
            throw new BadUse(spec.name() + ": " + parameter.label() + " is null; another place would be asked");
        }
        if (given == null) {
            return;
        }
        Object value = Given.as(parameter, given, spec.name());
        if (parameter.arity() == Parameter.Arity.MANY) {
            @SuppressWarnings("unchecked") // only this method puts a value there
            List<Object> all = (List<Object>) values.computeIfAbsent(parameter.key(), key -> new ArrayList<>());
            all.addAll((List<?>) value);
        } else if (values.put(parameter.key(), value) != null) {
            throw new BadUse(spec.name() + ": " + parameter.label() + " is given twice");
        }
    }

    private static Parameter byName(CommandSpec spec, String name) {
        for (Parameter parameter : spec.parameters().list()) {
            if (parameter.flag().equals(name) || camel(parameter.flag()).equals(name)) {
                return parameter;
            }
        }
        return null;
    }

    /** {@code match-table} as a script writes it: {@code matchTable}. */
    static String camel(String flag) {
        String[] parts = flag.split("-");
        StringBuilder out = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            out.append(parts[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(parts[i].substring(1));
        }
        return out.toString();
    }

    private static BadUse unknown(CommandSpec spec, String name) {
        List<String> names = new ArrayList<>();
        spec.parameters().list().forEach(parameter -> names.add(camel(parameter.flag())));
        names.add(IN);
        names.add(TIMEOUT);
        String question = Nearest.question(name, names);
        return new BadUse(spec.name() + ": no argument '" + Printable.of(name) + ":'"
                + (question.isEmpty() ? "; there are " + String.join(", ", names) : question));
    }

    private static TargetRef in(CommandSpec spec, Map<String, Object> global, Map<String, Object> values) {
        if (!global.containsKey(IN)) {
            return null;
        }
        if (global.get(IN) == null) {
            throw new BadUse(spec.name() + ": in is null; another place would be asked");
        }
        for (Parameter parameter : spec.parameters().list()) {
            if (parameter.type() == TargetRef.class
                    && parameter.arity() == Parameter.Arity.OPTIONAL
                    && values.containsKey(parameter.key())) {
                throw new BadUse(
                        spec.name() + ": both in: and " + parameter.label() + " say where to look; give one of them");
            }
        }
        return Given.target(global.get(IN), spec.name() + ": in");
    }

    private static Duration timeout(CommandSpec spec, Map<String, Object> global) {
        Object given = global.get(TIMEOUT);
        return given == null ? null : Given.duration(given, spec.name() + ": timeout");
    }
}
