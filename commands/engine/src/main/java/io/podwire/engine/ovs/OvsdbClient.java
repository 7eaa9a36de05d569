package io.podwire.engine.ovs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.podwire.api.error.BadData;
import io.podwire.api.error.Unreachable;
import io.podwire.api.value.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A JSON-RPC 1.0 conversation with ovsdb-server (RFC 7047 section 4). Only {@code list_dbs} and {@code transact} with
 * {@code select} are sent, so the database stays as it is. One call at a time, for one thread.
 */
final class OvsdbClient implements AutoCloseable {

    /** All bytes of a conversation; a bridge with a thousand ports is about 1 MB. */
    static final long MOST_BYTES = 16L << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MOST_BYTES)
                    .maxNestingDepth(32)
                    .maxStringLength(1 << 20)
                    .maxNumberLength(64)
                    .maxNameLength(1024)
                    .build())
            .build();

    private final Path path;
    private final TimedChannel channel;
    private JsonParser parser;
    private long lastId;

    private OvsdbClient(Path path, TimedChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Connects; {@code patience} is for the whole conversation. */
    static OvsdbClient open(Path path, Duration patience) {
        return new OvsdbClient(path, TimedChannel.connect(path, patience));
    }

    /**
     * Names of the databases served (section 4.1.1); an OVN server's socket serves others than {@code Open_vSwitch}.
     *
     * @throws BadData for anything but an answer
     */
    List<?> databases() {
        return asList(call("list_dbs", List.of()), "list_dbs");
    }

    /**
     * Runs a transaction (section 4.1.3).
     *
     * @param operations such as {@code {"op":"select",…}}
     * @return one result object an operation
     * @throws OperationRefused where the server can't do one of them
     * @throws BadData for anything but an answer
     */
    List<?> transact(String database, List<?> operations) {
        List<Object> params = new ArrayList<>();
        params.add(database);
        params.addAll(operations);
        List<?> results = asList(call("transact", params), "transact");
        for (Object result : results) {
            if (result instanceof Map<?, ?> map && map.get("error") != null) {
                throw new OperationRefused(
                        "ovsdb: transact: " + text(map.get("error")) + ": " + text(map.get("details")));
            }
        }
        if (results.size() != operations.size()) {
            throw new BadData(
                    "ovsdb: transact: " + operations.size() + " operations sent, " + results.size() + " answered");
        }
        return results;
    }

    /** The server understood the request and refused it, e.g. for a column its schema lacks. */
    static final class OperationRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OperationRefused(String message) {
            super(message);
        }
    }

    private Object call(String method, List<?> params) {
        long id = ++lastId;
        try {
            send("method", method, "params", params, id);
            while (true) {
                Map<?, ?> message = receive();
                if (message.get("method") != null) {
                    answer(message);
                } else if (Long.valueOf(id).equals(message.get("id"))) {
                    if (message.get("error") != null) {
                        throw new BadData("ovsdb: " + method + ": the server answers " + text(message.get("error")));
                    }
                    return message.get("result");
                } else {
                    throw new BadData("ovsdb: " + method + ": an answer to something that was not asked, id "
                            + text(message.get("id")));
                }
            }
        } catch (JsonProcessingException e) {
            throw new BadData(
                    "ovsdb: " + Printable.of(path.toString()) + ": " + method + ": not JSON-RPC: "
                            + text(e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new Unreachable(
                    "ovsdb: " + Printable.of(path.toString()) + ": " + method + ": " + text(e.getMessage()), e);
        }
    }

    /** Section 4.1.11: either side may ask for an echo, and drops who does not answer. Other notifications say nothing to us. */
    private void answer(Map<?, ?> request) throws IOException {
        if ("echo".equals(request.get("method")) && request.get("id") != null) {
            send("result", request.get("params"), "error", null, request.get("id"));
        }
    }

    private Map<?, ?> receive() throws IOException {
        if (parser == null) {
            // Not before the first request went out: making a parser waits for four bytes, to tell UTF-8 from UTF-16.
            parser = JSON.createParser(channel);
        }
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new Unreachable(
                    "ovsdb: " + Printable.of(path.toString()) + ": the server closed the connection without an answer");
        }
        if (first == JsonToken.START_OBJECT && JsonTree.read(parser) instanceof Map<?, ?> message) {
            return message;
        }
        throw new BadData("ovsdb: " + Printable.of(path.toString()) + ": not JSON-RPC: a message starts with " + first);
    }

    private void send(String firstName, Object first, String secondName, Object second, Object id) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeFieldName(firstName);
            write(json, first);
            json.writeFieldName(secondName);
            write(json, second);
            json.writeFieldName("id");
            write(json, id);
            json.writeEndObject();
        }
        channel.write(bytes.toByteArray());
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }

    private static List<?> asList(Object value, String method) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new BadData("ovsdb: " + method + ": expected a list, the server answers " + text(value));
    }

    /** At most 200 characters of a server's words, safe to show. */
    private static String text(Object value) {
        String text = String.valueOf(value);
        return Printable.of(text.length() > 200 ? text.substring(0, 200) + "…" : text);
    }

    @Override
    public void close() {
        channel.close();
    }
}
