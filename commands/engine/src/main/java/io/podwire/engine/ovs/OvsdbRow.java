package io.podwire.engine.ovs;

import io.podwire.api.error.BadData;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row as {@code select} gives it, read by column. RFC 7047 section 5.1: a value is an atom, {@code ["set",[atom…]]} or
 * {@code ["map",[[atom,atom]…]]}; an atom is a string, number, boolean or {@code ["uuid","…"]}; an optional column that is
 * unset is the empty set. A column that is missing (an older schema) reads as unset.
 */
final class OvsdbRow {

    private final String table;
    private final Map<?, ?> columns;

    private OvsdbRow(String table, Map<?, ?> columns) {
        this.table = table;
        this.columns = columns;
    }

    /** The rows of one select's result. */
    static List<OvsdbRow> rowsOf(String table, Object selectResult) {
        if (!(selectResult instanceof Map<?, ?> result) || !(result.get("rows") instanceof List<?> rows)) {
            throw new BadData("ovsdb: " + table + ": the result of select has no rows");
        }
        List<OvsdbRow> read = new ArrayList<>(rows.size());
        for (Object row : rows) {
            if (!(row instanceof Map<?, ?> map)) {
                throw new BadData("ovsdb: " + table + ": a row is not an object");
            }
            read.add(new OvsdbRow(table, map));
        }
        return read;
    }

    String uuid() {
        return references("_uuid").stream()
                .findFirst()
                .orElseThrow(() -> new BadData("ovsdb: " + table + ": a row without _uuid"));
    }

    /** A string that must be there. */
    String name() {
        String name = text("name");
        if (name == null) {
            throw new BadData("ovsdb: " + table + ": a row without name");
        }
        return name;
    }

    /** A string column, or null where unset or empty. */
    String text(String column) {
        Object atom = single(column);
        if (atom == null || atom instanceof String) {
            return atom == null || ((String) atom).isEmpty() ? null : (String) atom;
        }
        throw unexpected(column, "a string");
    }

    /** An integer column, or null where unset. */
    Integer integer(String column) {
        Object atom = single(column);
        if (atom == null) {
            return null;
        }
        if (atom instanceof Long number && number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw unexpected(column, "an integer of 32 bits");
    }

    /** A column of rows of another table, by uuid, in the database's order. */
    List<String> references(String column) {
        List<String> uuids = new ArrayList<>();
        for (Object atom : atoms(column)) {
            if (atom instanceof List<?> pair
                    && pair.size() == 2
                    && "uuid".equals(pair.get(0))
                    && pair.get(1) instanceof String uuid) {
                uuids.add(uuid);
            } else {
                throw unexpected(column, "uuids");
            }
        }
        return uuids;
    }

    /** A map of strings, sorted by key. */
    Map<String, String> texts(String column) {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, Object> pair : pairs(column).entrySet()) {
            if (!(pair.getValue() instanceof String value)) {
                throw unexpected(column, "a map of strings");
            }
            texts.put(pair.getKey(), value);
        }
        return texts;
    }

    /** A map of integers by name, sorted. */
    Map<String, Long> numbers(String column) {
        Map<String, Long> numbers = new TreeMap<>();
        for (Map.Entry<String, Object> pair : pairs(column).entrySet()) {
            if (!(pair.getValue() instanceof Long value)) {
                throw unexpected(column, "a map of integers");
            }
            numbers.put(pair.getKey(), value);
        }
        return numbers;
    }

    private Object single(String column) {
        List<?> atoms = atoms(column);
        if (atoms.size() > 1) {
            throw unexpected(column, "at most one value");
        }
        return atoms.isEmpty() ? null : atoms.get(0);
    }

    private List<?> atoms(String column) {
        Object value = columns.get(column);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> pair && !pair.isEmpty() && "set".equals(pair.get(0))) {
            if (pair.size() == 2 && pair.get(1) instanceof List<?> atoms) {
                return atoms;
            }
            throw unexpected(column, "[\"set\",[…]]");
        }
        return List.of(value);
    }

    private Map<String, Object> pairs(String column) {
        Object value = columns.get(column);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof List<?> tagged)
                || tagged.size() != 2
                || !"map".equals(tagged.get(0))
                || !(tagged.get(1) instanceof List<?> pairs)) {
            throw unexpected(column, "[\"map\",[…]]");
        }
        Map<String, Object> read = new TreeMap<>();
        for (Object pair : pairs) {
            if (!(pair instanceof List<?> keyValue)
                    || keyValue.size() != 2
                    || !(keyValue.get(0) instanceof String key)) {
                throw unexpected(column, "pairs of a string and a value");
            }
            read.put(key, keyValue.get(1));
        }
        return read;
    }

    private BadData unexpected(String column, String expected) {
        String came = String.valueOf(columns.get(column));
        return new BadData("ovsdb: " + table + "." + column + ": expected " + expected + ", came "
                + Printable.of(came.length() > 120 ? came.substring(0, 120) + "…" : came));
    }
}
