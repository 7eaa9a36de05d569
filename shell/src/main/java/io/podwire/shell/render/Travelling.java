package io.podwire.shell.render;

import io.podwire.values.RecordWalker;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A script's value as one that {@link RecordWalker} takes: any iterable is a list, any text a String, what has no form its text. */
final class Travelling {

    private Travelling() {}

    static Object of(Object value) {
        if (value == null || value instanceof Record || value instanceof Enum<?> || value instanceof Boolean) {
            return value;
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Duration || value instanceof Instant) {
            return value;
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> texts = new TreeMap<>();
            map.forEach((key, item) -> texts.put(String.valueOf(key), of(item)));
            return texts;
        } else if (value instanceof Iterable<?> items && !(value instanceof java.nio.file.Path)) {
            return list(items);
        } else if (value instanceof Object[] items) {
            return list(Arrays.asList(items));
        }
        return value.toString();
    }

    private static List<Object> list(Iterable<?> items) {
        List<Object> list = new ArrayList<>();
        items.forEach(item -> list.add(of(item)));
        return list;
    }

    private static Object number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            return Double.isFinite(number.doubleValue()) ? (Object) number.doubleValue() : number.toString();
        }
        if (number instanceof BigDecimal decimal && decimal.stripTrailingZeros().scale() > 0) {
            return decimal.doubleValue();
        }
        BigInteger whole =
                number instanceof BigDecimal decimal ? decimal.toBigInteger() : new BigInteger(number.toString());
        return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : number.toString();
    }
}
