package io.podwire.scripts.runbook;

import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.Size;
import io.podwire.api.value.TargetRef;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A script's values made such that every output format can say them (docs/json.md): records of podwire stay; other records, maps and
 * collections are taken apart; what nothing is known of becomes its text.
 */
final class PlainValue {

    /** Deeper than anyone writes by hand; a map that holds itself ends here. */
    private static final int DEPTH = 20;

    private PlainValue() {}

    /** The rows that a shown value stands for: its elements, or itself. */
    static List<Object> rows(Object value) {
        List<Object> rows = new ArrayList<>();
        if (value instanceof Iterable<?> several) {
            several.forEach(each -> rows.add(row(each)));
        } else if (value instanceof Object[] array) {
            for (Object each : array) {
                rows.add(row(each));
            }
        } else {
            rows.add(row(value));
        }
        return rows;
    }

    /** A list can't hold null. */
    private static Object row(Object value) {
        Object plain = of(value, 0);
        return plain == null ? "null" : plain;
    }

    private static Object of(Object value, int depth) {
        if (value == null || isScalar(value)) {
            return value;
        } else if (value instanceof Enum<?> || value instanceof Record && ofPodwire(value)) {
            return value;
        } else if (depth == DEPTH) {
            return "…";
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Map<?, ?> map) {
            return map(map, depth);
        } else if (value instanceof Record other) {
            return record(other, depth);
        } else if (value instanceof Iterable<?> several) {
            List<Object> list = new ArrayList<>();
            several.forEach(each -> list.add(of(each, depth + 1)));
            return list;
        } else if (value instanceof Object[] array) {
            return of(List.of(array), depth);
        }
        return String.valueOf(value);
    }

    private static boolean isScalar(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Duration
                || value instanceof Instant
                || value instanceof IpAddress
                || value instanceof MacAddress
                || value instanceof Cidr
                || value instanceof Size
                || value instanceof TargetRef;
    }

    /** Their components travel already. */
    private static boolean ofPodwire(Object value) {
        return value.getClass().getName().startsWith("io.podwire.");
    }

    /** Groovy's own numbers are decimal and unbounded. */
    private static Object number(Number number) {
        if (number instanceof Short || number instanceof Byte) {
            return number.intValue();
        }
        if (number instanceof BigInteger whole) {
            return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole.toString();
        }
        if (number instanceof BigDecimal || number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            return Double.isFinite(value) ? (Object) value : String.valueOf(number);
        }
        return number.longValue();
    }

    private static Map<String, Object> map(Map<?, ?> map, int depth) {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.forEach((key, value) -> plain.put(String.valueOf(key), of(value, depth + 1)));
        return plain;
    }

    private static Map<String, Object> record(Record record, int depth) {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            plain.put(component.getName(), of(read(record, component), depth + 1));
        }
        return plain;
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            return null;
        }
    }
}
