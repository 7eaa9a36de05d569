package io.podwire.values;

import io.podwire.api.error.BadData;
import io.podwire.api.value.Printable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes typed values of a tree such as {@link JsonTree} reads; the way back of {@link RecordWalker}. Keys that a record does not
 * have are passed over, so that an older podwire reads a newer one's. A key that is missing is null, an empty list or map; where
 * the component is a primitive it can't be known, and that is {@link BadData}, as is every wrong type. The message begins with the
 * path: {@code items[3].mtu: expected a whole number, found text "abc"}.
 */
public final class RecordBinder {

    /** Where in the tree; null is its root. */
    private record Path(Path parent, String step) {
        static String of(Path path) {
            if (path == null) {
                return "value";
            }
            StringBuilder out = new StringBuilder();
            for (Path p = path; p != null; p = p.parent) {
                out.insert(0, p.step);
                if (p.parent != null && !p.step.startsWith("[")) {
                    out.insert(0, '.');
                }
            }
            return out.toString();
        }
    }

    private RecordBinder() {}

    /**
     * Binds.
     *
     * @param type a class, or a generic one with its arguments as {@link TypeOf} makes it
     * @throws BadData where the tree is not one of that type
     * @throws IllegalArgumentException where {@code type} is not of the closed list
     */
    public static Object bind(Object tree, Type type) {
        return bind(tree, type, Map.of(), null);
    }

    private static Object bind(Object tree, Type type, Map<TypeVariable<?>, Type> bound, Path path) {
        if (type instanceof TypeVariable<?> variable) {
            Type argument = bound.get(variable);
            if (argument == null) {
                throw new IllegalArgumentException("no argument for " + variable + " at " + Path.of(path));
            }
            return bind(tree, argument, Map.of(), path);
        }
        Class<?> raw = raw(type);
        if (tree == null) {
            return raw == Optional.class ? Optional.empty() : nothing(raw, path);
        }
        if (ScalarText.isText(raw)) {
            return text(tree, raw, path);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return tree instanceof Boolean ? tree : refuse("true or false", tree, path);
        }
        if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) {
            return number(tree, raw, path);
        }
        if (raw == Duration.class) {
            return duration(tree, path);
        }
        if (raw == List.class) {
            return list(tree, argument(type, 0, bound), path);
        }
        if (raw == Map.class) {
            return map(tree, argument(type, 1, bound), path);
        }
        if (raw == Optional.class) {
            return Optional.of(bind(tree, argument(type, 0, bound), Map.of(), path));
        }
        if (raw.isRecord() || raw.isSealed()) {
            Map<?, ?> map = tree instanceof Map<?, ?> m ? m : (Map<?, ?>) refuse("a map", tree, path);
            return raw.isRecord() ? record(map, raw, arguments(type, raw, bound), path) : sealed(map, raw, path);
        }
        throw new IllegalArgumentException(
                "a value of " + raw.getName() + " does not travel; see docs/json.md for what does");
    }

    private static Object nothing(Class<?> raw, Path path) {
        if (raw.isPrimitive()) {
            throw new BadData(Path.of(path) + ": null, where a value is needed");
        }
        return null;
    }

    private static Object text(Object tree, Class<?> raw, Path path) {
        if (!(tree instanceof String text)) {
            return refuse("text", tree, path);
        }
        try {
            return ScalarText.parse(raw, text);
        } catch (RuntimeException e) {
            // each type refuses in its own way: BadUse, DateTimeException, IllegalArgumentException
            return refuse(raw.getSimpleName(), tree, path);
        }
    }

    private static Object number(Object tree, Class<?> raw, Path path) {
        if (raw == double.class || raw == Double.class) {
            return tree instanceof Number number ? (Object) number.doubleValue() : refuse("a number", tree, path);
        }
        if (!(tree instanceof Long || tree instanceof BigInteger)) {
            return refuse("a whole number", tree, path);
        }
        boolean isLong = raw == long.class || raw == Long.class;
        boolean isInt = raw == int.class || raw == Integer.class;
        boolean isShort = raw == short.class || raw == Short.class;
        int bits = isLong ? 64 : isInt ? 32 : isShort ? 16 : 8;
        if (bits == 8 && raw != byte.class && raw != Byte.class) {
            throw new IllegalArgumentException(
                    "a number of " + raw.getName() + " does not travel; see docs/json.md for what does");
        }
        long value = tree instanceof Long l ? l : 0;
        if (tree instanceof BigInteger || (bits < 64 && value >> (bits - 1) != value >> 63)) {
            return refuse("a whole number of " + bits + " bits", tree, path);
        }
        return switch (bits) {
            case 64 -> (Object) value;
            case 32 -> (Object) (int) value;
            case 16 -> (Object) (short) value;
            default -> (Object) (byte) value;
        };
    }

    private static Object duration(Object tree, Path path) {
        if (!(tree instanceof Number number)) {
            return refuse("a number of seconds", tree, path);
        }
        try {
            BigDecimal seconds = number instanceof BigDecimal decimal
                    ? decimal
                    : number instanceof BigInteger big ? new BigDecimal(big) : BigDecimal.valueOf(number.longValue());
            return ScalarText.duration(seconds);
        } catch (ArithmeticException e) {
            return refuse("a number of seconds", tree, path);
        }
    }

    private static Object list(Object tree, Type item, Path path) {
        if (!(tree instanceof List<?> items)) {
            return refuse("a list", tree, path);
        }
        List<Object> list = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            list.add(bind(items.get(i), item, Map.of(), new Path(path, "[" + i + "]")));
        }
        return Collections.unmodifiableList(list);
    }

    private static Object map(Object tree, Type item, Path path) {
        if (!(tree instanceof Map<?, ?> entries)) {
            return refuse("a map", tree, path);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        entries.forEach((key, value) ->
                map.put((String) key, bind(value, item, Map.of(), new Path(path, Printable.of((String) key)))));
        return Collections.unmodifiableMap(map);
    }

    private static Object sealed(Map<?, ?> map, Class<?> raw, Path path) {
        Object kind = map.get("kind");
        if (!(kind instanceof String text)) {
            return refuse("text", kind, new Path(path, "kind"));
        }
        return record(map, RecordShape.choose(raw, text), Map.of(), path);
    }

    private static Object record(Map<?, ?> map, Class<?> raw, Map<TypeVariable<?>, Type> bound, Path path) {
        RecordShape shape = RecordShape.of(raw);
        Object[] values = new Object[shape.size()];
        for (int i = 0; i < values.length; i++) {
            Path below = new Path(path, shape.key(i));
            values[i] = map.containsKey(shape.key(i))
                    ? bind(map.get(shape.key(i)), shape.type(i), bound, below)
                    : missing(shape.type(i), below);
        }
        try {
            return shape.make(values);
        } catch (RuntimeException e) {
            // a record's constructor guards its own invariants, and names no path
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new BadData(
                    Path.of(path) + ": no " + raw.getSimpleName() + ": " + Printable.of(JsonTree.shortened(reason)), e);
        }
    }

    private static Object missing(Type type, Path path) {
        Class<?> raw = type instanceof TypeVariable<?> ? Object.class : raw(type);
        if (raw.isPrimitive()) {
            throw new BadData(Path.of(path) + ": missing");
        }
        return raw == List.class
                ? List.of()
                : raw == Map.class ? Map.of() : raw == Optional.class ? Optional.empty() : null;
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        throw new IllegalArgumentException(type + " does not travel; see docs/json.md for what does");
    }

    private static Type argument(Type type, int i, Map<TypeVariable<?>, Type> bound) {
        if (!(type instanceof ParameterizedType generic)) {
            throw new IllegalArgumentException(type + " lacks its type argument");
        }
        return TypeOf.resolved(generic.getActualTypeArguments()[i], bound);
    }

    private static Map<TypeVariable<?>, Type> arguments(Type type, Class<?> raw, Map<TypeVariable<?>, Type> bound) {
        TypeVariable<?>[] variables = raw.getTypeParameters();
        if (variables.length == 0) {
            return Map.of();
        }
        Map<TypeVariable<?>, Type> arguments = new LinkedHashMap<>();
        for (int i = 0; i < variables.length; i++) {
            arguments.put(variables[i], argument(type, i, bound));
        }
        return arguments;
    }

    private static Object refuse(String expected, Object found, Path path) {
        String what = found == null
                ? "null"
                : found instanceof String text
                        ? "text \"" + Printable.of(JsonTree.shortened(text)) + "\""
                        : found instanceof Map ? "a map" : found instanceof List ? "a list" : found.toString();
        throw new BadData(Path.of(path) + ": expected " + expected + ", found " + JsonTree.shortened(what));
    }
}
