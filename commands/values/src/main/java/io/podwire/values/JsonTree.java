package io.podwire.values;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.podwire.api.error.BadData;
import io.podwire.api.value.Printable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON value into LinkedHashMap, ArrayList, String, Long, BigInteger, BigDecimal, Boolean and null, within {@link
 * Limits}. Not straight into records, because the key {@code kind} may stand anywhere in a map once {@code jq -S} has been over
 * it, and because YAML and fleets' inventories can be bound by the same {@link RecordBinder}.
 */
public final class JsonTree {

    /** The smallest double, written without an exponent, has 326 characters. */
    private static final int MAX_NUMBER_LENGTH = 400;

    private final JsonParser parser;
    private final Limits limits;
    private int values;

    private JsonTree(JsonParser parser, Limits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    static JsonFactory factory() {
        // bounds of depth, number and bytes that hold for every document; Limits tightens them
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(RecordWalker.MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .maxStringLength(Limits.DOCUMENT.textLength())
                .maxNameLength(Limits.DOCUMENT.textLength())
                .build();
        return JsonFactory.builder()
                // keys of maps are whatever a peer sends: not to be kept in the JVM's table of strings, nor in
                // Jackson's
                .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
                .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
                .streamReadConstraints(constraints)
                .build();
    }

    /**
     * Reads the one value that {@code json} holds.
     *
     * @throws BadData for anything but one JSON value within the limits: a key twice and text after the value too
     */
    public static Object read(byte[] json, Limits limits) {
        return read(json, 0, json.length, limits);
    }

    /** Like {@link #read(byte[], Limits)}, of a part of {@code json}. */
    public static Object read(byte[] json, int offset, int length, Limits limits) {
        if (length > limits.bytes()) {
            throw new BadData("json of " + length + " bytes; at most " + limits.bytes() + " are read");
        }
        // Jackson's parser of characters: its parser of bytes refuses a key with an escaped half of a surrogate pair
        Reader text = new InputStreamReader(
                new ByteArrayInputStream(json, offset, length),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        try (JsonParser parser = JsonSink.FACTORY.createParser(text)) {
            JsonTree tree = new JsonTree(parser, limits);
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new BadData("json: nothing there");
            }
            Object value = tree.value(first, 0);
            if (parser.nextToken() != null) {
                throw tree.bad("text after the end of the value");
            }
            return value;
        } catch (IOException e) {
            throw new BadData("json: " + Printable.of(shortened(firstLine(e))), e);
        }
    }

    /** Jackson goes on with where it was; its own words for a decoder's exception are none. */
    private static String firstLine(IOException e) {
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage().split("\n", 2)[0];
    }

    private Object value(JsonToken token, int depth) throws IOException {
        if (++values > limits.values()) {
            throw bad("more than " + limits.values() + " values");
        }
        return switch (token) {
            case START_OBJECT -> map(depth + 1);
            case START_ARRAY -> list(depth + 1);
            case VALUE_STRING -> text(parser.getText());
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? (Object) parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw bad("an unexpected " + token);
        };
    }

    private Map<String, Object> map(int depth) throws IOException {
        checkDepth(depth);
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = text(parser.currentName());
            Object value = value(parser.nextToken(), depth);
            if (map.containsKey(key)) {
                throw bad("the key '" + Printable.of(shortened(key)) + "' twice");
            }
            map.put(key, value);
        }
        return map;
    }

    private List<Object> list(int depth) throws IOException {
        checkDepth(depth);
        List<Object> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            list.add(value(token, depth));
        }
        return list;
    }

    private void checkDepth(int depth) {
        if (depth > limits.depth()) {
            throw bad("more than " + limits.depth() + " levels");
        }
    }

    private String text(String text) {
        if (text.length() > limits.textLength()) {
            throw bad("a text of more than " + limits.textLength() + " characters");
        }
        return text;
    }

    private BadData bad(String what) {
        return new BadData("json, character " + parser.currentLocation().getCharOffset() + ": " + what);
    }

    static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
