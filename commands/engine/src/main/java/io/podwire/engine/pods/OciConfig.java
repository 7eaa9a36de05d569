package io.podwire.engine.pods;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.podwire.api.error.BadData;
import io.podwire.api.value.Printable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The few things of an OCI bundle's {@code config.json} that tell whose it is (OCI runtime specification, config.md). The rest,
 * most of it, is skipped without being built.
 *
 * @param annotations all of them
 * @param binds source by destination, of the mounts of single files below {@code /etc}
 * @param hasLinux false where it has no {@code linux} part: then its namespaces are not told
 * @param hasNetwork whether a network namespace is asked for; false: the container lives in its creator's, the host's
 * @param networkPath the namespace to join, or null: a new one
 */
record OciConfig(
        Map<String, String> annotations,
        Map<String, String> binds,
        boolean hasLinux,
        boolean hasNetwork,
        String networkPath) {

    /** Of bytes, with a table of known field names: 500 bundles have the same ones. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .build();

    OciConfig {
        annotations = Map.copyOf(annotations);
        binds = Map.copyOf(binds);
    }

    /** @throws BadData where it is no JSON object */
    static OciConfig parse(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadData(
                        bytes.length == 0 ? "not an OCI config: it is empty" : "not an OCI config: no JSON object");
            }
            Reader reader = new Reader(parser);
            reader.top();
            return new OciConfig(
                    reader.annotations, reader.binds, reader.hasLinux, reader.hasNetwork, reader.networkPath);
        } catch (IOException e) {
            throw new BadData("not an OCI config: " + firstLine(e), e);
        }
    }

    /** Jackson's message without the excerpt of its input, which may hold anything. */
    private static String firstLine(IOException e) {
        String text = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return Printable.of(String.valueOf(text).split("\n", 2)[0]);
    }

    /** Null for an absent or empty annotation. */
    String annotation(String key) {
        String value = annotations.get(key);
        return value == null || value.isEmpty() ? null : value;
    }

    private static final class Reader {

        private final JsonParser parser;
        private final Map<String, String> annotations = new HashMap<>();
        private final Map<String, String> binds = new HashMap<>();
        private boolean hasLinux;
        private boolean hasNetwork;
        private String networkPath;

        Reader(JsonParser parser) {
            this.parser = parser;
        }

        /** The parser itself refuses a text that ends within an object, so each of these loops ends. */
        void top() throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("annotations") && value == JsonToken.START_OBJECT) {
                    readAnnotations();
                } else if (name.equals("linux") && value == JsonToken.START_OBJECT) {
                    hasLinux = true;
                    readLinux();
                } else if (name.equals("mounts") && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        readMount();
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }

        private void readAnnotations() throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_STRING) {
                    annotations.put(key, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        }

        private void readLinux() throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean namespaces = parser.currentName().equals("namespaces");
                if (parser.nextToken() == JsonToken.START_ARRAY && namespaces) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        readNamespace();
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }

        private void readMount() throws IOException {
            String[] both = texts("destination", "source");
            if (both[0] != null && both[1] != null && both[0].startsWith("/etc/")) {
                binds.put(both[0], both[1]);
            }
        }

        private void readNamespace() throws IOException {
            String[] both = texts("type", "path");
            if ("network".equals(both[0])) {
                hasNetwork = true;
                networkPath = both[1] == null || both[1].isEmpty() ? null : both[1];
            }
        }

        /** Two strings of the object that begins here; null for one that is missing. Anything but an object is skipped. */
        private String[] texts(String one, String other) throws IOException {
            String[] both = new String[2];
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return both;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
                if (text && key.equals(one)) {
                    both[0] = parser.getText();
                } else if (text && key.equals(other)) {
                    both[1] = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
            return both;
        }
    }
}
