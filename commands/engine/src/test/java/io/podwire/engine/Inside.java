package io.podwire.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.podwire.api.net.Netns;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.netns.OpenNetns;
import io.podwire.testkit.NetnsWorld;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A test's way into the namespaces of its world, and to what iproute2 says of them. */
public final class Inside {

    private Inside() {}

    /** The record of a namespace that the world made. */
    public static Netns netns(NetnsWorld world, String name) {
        return new Netns(
                world.inode(name), false, List.of(name), List.of("/run/netns/" + name), List.of(), List.of(), null);
    }

    /** It, held open. */
    public static OpenNetns open(NetnsWorld world, String name) {
        return OpenNetns.open(netns(world, name), HostRoot.of("/"));
    }

    /**
     * JSON as Map, List, String, Number, Boolean or null. tc writes a filter's matches as one key again and again: those become
     * a list under that key.
     */
    public static Object json(String text) {
        try (JsonParser parser = new JsonFactory().createParser(text.isBlank() ? "[]" : text)) {
            parser.nextToken();
            return value(parser);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    Object value = value(parser);
                    object.merge(name, value, (one, more) -> {
                        List<Object> list = new ArrayList<>(one instanceof List<?> l ? l : List.of(one));
                        list.add(more);
                        return list;
                    });
                }
                return object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                return array;
            }
            case VALUE_NUMBER_INT -> {
                return parser.getLongValue();
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return parser.getBooleanValue();
            }
            case VALUE_NULL -> {
                return null;
            }
            default -> {
                return parser.getText();
            }
        }
    }
}
