package io.podwire.api.command;

import io.podwire.api.error.BadUse;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One parameter of a command, as its {@link Param} and its component's type say.
 *
 * @param key name of the record component; the key in a map of arguments
 * @param flag long flag without dashes, {@code match-table}; for a positional parameter only a name
 * @param letter short flag, or NUL
 * @param position place among the words, or -1 for a flag
 * @param arity how many values it takes
 * @param type of one value; {@code Boolean} for a switch
 * @param valueName what a usage line calls the value
 * @param help what it means
 * @param valueOptional see {@link Param#valueOptional}
 * @param rest see {@link Param#rest}
 * @param unless keys of the flags that take this positional parameter's place
 * @param completion what completes it
 * @param choices the words it takes, where it takes those of an enum; else empty
 */
public record Parameter(
        String key,
        String flag,
        char letter,
        int position,
        Arity arity,
        Class<?> type,
        String valueName,
        String help,
        boolean valueOptional,
        boolean rest,
        List<String> unless,
        Param.Completion completion,
        List<String> choices) {

    public Parameter {
        choices = List.copyOf(choices);
    }

    /** How many values a parameter takes. */
    public enum Arity {
        /** No value: there or not. */
        SWITCH,
        /** No value: what counts is how often it is there, as in {@code -vv}. */
        COUNT,
        /** Exactly one. */
        ONE,
        /** None or one. */
        OPTIONAL,
        /** Any number. */
        MANY
    }

    static Parameter of(RecordComponent component) {
        Param param = component.getAnnotation(Param.class);
        if (param == null) {
            throw new IllegalArgumentException(component + " has no @Param");
        }
        Class<?> raw = component.getType();
        Arity arity = arityOf(raw);
        Class<?> type = switch (arity) {
            case SWITCH -> Boolean.class;
            case COUNT -> Integer.class;
            case ONE -> raw;
            case OPTIONAL, MANY -> argumentOf(component.getGenericType());
        };
        String flag = param.name().isEmpty() ? kebab(component.getName()) : param.name();
        String valueName = param.value().isEmpty() ? ValueForm.usualName(type) : param.value();
        return new Parameter(
                component.getName(),
                flag,
                param.letter(),
                param.position(),
                arity,
                type,
                valueName,
                param.help(),
                param.valueOptional(),
                param.rest(),
                List.of(param.unless()),
                param.completion(),
                type.isEnum() ? ValueForm.words(type) : List.of());
    }

    private static Arity arityOf(Class<?> raw) {
        if (raw == boolean.class) {
            return Arity.SWITCH;
        } else if (raw == int.class) {
            return Arity.COUNT;
        } else if (raw == Optional.class) {
            return Arity.OPTIONAL;
        }
        return raw == List.class ? Arity.MANY : Arity.ONE;
    }

    /** The same with other choices to offer; what it takes stays as it is. */
    public Parameter offering(List<String> fewer) {
        return new Parameter(
                key,
                flag,
                letter,
                position,
                arity,
                type,
                valueName,
                help,
                valueOptional,
                rest,
                unless,
                completion,
                fewer);
    }

    private static Class<?> argumentOf(Type type) {
        if (type instanceof ParameterizedType p && p.getActualTypeArguments()[0] instanceof Class<?> argument) {
            return argument;
        }
        throw new IllegalArgumentException("a parameter can't be of " + type);
    }

    private static String kebab(String camel) {
        StringBuilder out = new StringBuilder();
        for (char c : camel.toCharArray()) {
            if (Character.isUpperCase(c)) {
                out.append('-');
            }
            out.append(Character.toLowerCase(c));
        }
        return out.toString();
    }

    /** True for a word, false for a flag. */
    public boolean positional() {
        return position >= 0;
    }

    /** True for a flag that a value belongs to, attached or as the next word. */
    public boolean takesValue() {
        return arity != Arity.SWITCH && arity != Arity.COUNT;
    }

    /** True where it may be given several times. */
    public boolean repeats() {
        return arity == Arity.MANY || arity == Arity.COUNT;
    }

    /** True where a request without it is refused. */
    public boolean required() {
        return arity == Arity.ONE;
    }

    /** How an error names it: {@code --match}, or {@code DST}. */
    public String label() {
        return positional() ? valueName : "--" + flag;
    }

    /**
     * The component's value from what a caller gave.
     *
     * @param given null (not given), text, a value of the type, or a collection of those
     * @param said how errors name it: {@link #label}, or as the user wrote it
     * @throws BadUse where it is missing, not of the type, or given several times where one is meant
     */
    Object read(Object given, String said) {
        return switch (arity) {
            case SWITCH -> given != null && (Boolean) one(given, said);
            case COUNT -> count(given, said);
            case ONE -> {
                if (given == null) {
                    throw new BadUse((positional() ? "a " + valueName + " is" : said + " is") + " missing: " + help);
                }
                yield one(given, said);
            }
            case OPTIONAL -> given == null ? Optional.empty() : Optional.of(one(given, said));
            case MANY -> given == null ? List.of() : many(given, said);
        };
    }

    /** How often: a number, or true for once. */
    private int count(Object given, String said) {
        if (given == null || given instanceof Boolean) {
            return Boolean.TRUE.equals(given) ? 1 : 0;
        }
        int times = (Integer) one(given, said);
        if (times < 0) {
            throw new BadUse(said + ": " + times + " times is not possible; expected 0 or more");
        }
        return times;
    }

    private List<Object> many(Object given, String said) {
        List<Object> values = new ArrayList<>();
        if (given instanceof Collection<?> all) {
            for (Object each : all) {
                values.add(value(each, said));
            }
        } else {
            values.add(value(given, said));
        }
        return values;
    }

    private Object one(Object given, String said) {
        if (!(given instanceof Collection<?> all)) {
            return value(given, said);
        }
        if (all.size() != 1) {
            throw new BadUse(said + " was given " + all.size() + " times; one value is needed");
        }
        return value(all.iterator().next(), said);
    }

    private Object value(Object given, String said) {
        if (type.isInstance(given)) {
            return given;
        }
        if (given instanceof Number number && (type == Integer.class || type == Long.class)) {
            return value(number.toString(), said);
        }
        if (!(given instanceof CharSequence)) {
            throw new BadUse(said + ": expected " + valueName + ", not a "
                    + (given == null ? "null" : given.getClass().getSimpleName()));
        }
        try {
            return ValueForm.read(type, given.toString());
        } catch (BadUse e) {
            boolean number = type == Integer.class || type == Long.class;
            String meant = number && !help.isEmpty() ? "; expected " + valueName + ": " + help : "";
            throw new BadUse(said + ": " + e.getMessage() + meant, e, e.hints().toArray(String[]::new));
        }
    }
}
