package io.podwire.engine.ovs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.podwire.api.error.BadData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One JSON value in memory, as String, Long, Double, Boolean, List, Map or null. RFC 7047's values are too loosely typed (an
 * atom, or a pair that starts with {@code "set"}) to be read token by token into records.
 */
final class JsonTree {

    private JsonTree() {}

    /**
     * The value that starts at the parser's current token; how deep and long it may be is the parser's to limit.
     *
     * @throws BadData where an integer does not fit 64 bits, or the text ends within the value
     */
    static Object read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new BadData("ovsdb: the answer ends within a value");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw new BadData("ovsdb: unexpected " + token + " in the answer");
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, read(parser));
        }
        ended(parser, JsonToken.END_OBJECT);
        return object;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> array = new ArrayList<>();
        JsonToken token;
        while ((token = parser.nextToken()) != null && token != JsonToken.END_ARRAY) {
            array.add(read(parser));
        }
        ended(parser, JsonToken.END_ARRAY);
        return array;
    }

    private static void ended(JsonParser parser, JsonToken end) {
        if (parser.currentToken() != end) {
            throw new BadData("ovsdb: the answer ends within a value");
        }
    }
}
