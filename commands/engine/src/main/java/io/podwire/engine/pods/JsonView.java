package io.podwire.engine.pods;

import io.podwire.api.error.BadData;
import io.podwire.values.JsonTree;
import io.podwire.values.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A way to look into a small JSON file whose shape differs from version to version: what is missing or of another type is simply
 * not there.
 */
final class JsonView {

    private static final JsonView NOTHING = new JsonView(null);

    private final Object value;

    private JsonView(Object value) {
        this.value = value;
    }

    /** @throws BadData where it is not one JSON value */
    static JsonView parse(byte[] bytes) {
        return new JsonView(JsonTree.read(bytes, Limits.DOCUMENT));
    }

    /** Of what {@link JsonTree} read. */
    static JsonView of(Object tree) {
        return new JsonView(tree);
    }

    /** Of text that stands inside other JSON; nothing where it is null or no JSON. */
    static JsonView inner(String text) {
        if (text == null) {
            return NOTHING;
        }
        try {
            return parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (BadData e) {
            return NOTHING;
        }
    }

    /** The value below one or more keys; nothing where a step is missing. */
    JsonView at(String... keys) {
        Object at = value;
        for (String key : keys) {
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return new JsonView(at);
    }

    /** A string; null for anything else, and for an empty one, by which these files mean "none". */
    String text(String... keys) {
        return at(keys).value instanceof String string && !string.isEmpty() ? string : null;
    }

    /** A whole number of 32 bits, or null. */
    Integer number(String... keys) {
        return at(keys).value instanceof Long number && number == number.intValue() ? number.intValue() : null;
    }

    /** Whatever scalar stands here, as text; {@code null} where nothing does. */
    String words() {
        return String.valueOf(value);
    }

    boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    boolean isObject() {
        return value instanceof Map;
    }

    /** Elements of an array, values of an object; empty for anything else. */
    List<JsonView> elements() {
        List<JsonView> all = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(one -> all.add(new JsonView(one)));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(one -> all.add(new JsonView(one)));
        }
        return all;
    }

    /** Keys of an object, in the file's order. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> keys.add((String) key));
        }
        return keys;
    }
}
