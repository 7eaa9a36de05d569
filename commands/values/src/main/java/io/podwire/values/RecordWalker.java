package io.podwire.values;

import io.podwire.api.value.Printable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Walks a value of the closed list onto a {@link ValueSink}: record, sealed interface with {@code kind}, enum, String, number,
 * boolean, Instant, Duration, the addresses and sizes of {@code api.value}, List, Map with String keys, and null. The keys of a
 * record are its components in their order, each always there, with null for an absent value: a key never comes and goes, so
 * columns and filters hold. The keys of a map are sorted. An empty {@code Optional}, which only arguments have, is null.
 *
 * <p>Anything else in a value is a defect of the command that made it.
 */
public final class RecordWalker {

    /** Deeper than any record of ours; a cycle can't be built from records, a mistake can. */
    public static final int MAX_DEPTH = 64;

    private final ValueSink sink;
    private int depth;

    public RecordWalker(ValueSink sink) {
        this.sink = sink;
    }

    /**
     * Writes one value.
     *
     * @throws IllegalArgumentException for a type that does not travel, a map with other keys than text, NaN or an infinity, or
     *     more than {@link #MAX_DEPTH} levels; the sink may have got a part by then
     */
    public void walk(Object value) {
        String text = ScalarText.textOf(value);
        if (text != null) {
            sink.text(text);
        } else if (value == null) {
            sink.nothing();
        } else if (value instanceof Boolean truth) {
            sink.truth(truth);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Duration duration) {
            BigDecimal seconds = ScalarText.seconds(duration);
            if (seconds.scale() == 0) {
                sink.integer(seconds.longValueExact());
            } else {
                sink.decimal(seconds);
            }
        } else if (value instanceof Optional<?> optional) {
            walk(optional.orElse(null));
        } else {
            composed(value);
        }
    }

    private void number(Number number) {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            sink.integer(number.longValue());
        } else if (number instanceof Double d && Double.isFinite(d)) {
            sink.decimal(BigDecimal.valueOf(d));
        } else if (number instanceof Double) {
            throw new IllegalArgumentException(number + " has no form in JSON; an unknown number is null");
        } else {
            throw strange(number);
        }
    }

    private void composed(Object value) {
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("a value of more than " + MAX_DEPTH + " levels");
        }
        if (value instanceof Record) {
            sink.beginMap();
            components(value);
            sink.endMap();
        } else if (value instanceof List<?> list) {
            sink.beginList();
            for (Object item : list) {
                walk(item);
            }
            sink.endList();
        } else if (value instanceof Map<?, ?> map) {
            sink.beginMap();
            entries(map);
            sink.endMap();
        } else {
            throw strange(value);
        }
        depth--;
    }

    private void components(Object value) {
        RecordShape shape = RecordShape.of(value.getClass());
        String kind = shape.kindOf(value);
        if (kind != null) {
            sink.key("kind");
            sink.text(kind);
        }
        for (int i = 0; i < shape.size(); i++) {
            if (kind == null || !shape.key(i).equals("kind")) {
                sink.key(shape.key(i));
                walk(shape.get(value, i));
            }
        }
    }

    private void entries(Map<?, ?> map) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        map.forEach((key, item) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException(
                        "a map's key is text, not " + key.getClass().getName());
            }
            sorted.put(name, item);
        });
        sorted.forEach((key, item) -> {
            sink.key(key);
            walk(item);
        });
    }

    private static IllegalArgumentException strange(Object value) {
        return new IllegalArgumentException("a value of "
                + Printable.of(value.getClass().getName()) + " does not travel; see docs/json.md for what does");
    }
}
