package io.podwire.values;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Records to JSON and back, in one call; {@code docs/json.md} has the forms. */
public final class Json {

    private Json() {}

    /** Writes on one line, without a line break at the end; the stream stays open. */
    public static void write(Object value, OutputStream out) {
        JsonSink sink = JsonSink.compact(out);
        new RecordWalker(sink).walk(value);
        sink.flush();
    }

    /** UTF-8, on one line. */
    public static byte[] bytes(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        write(value, out);
        return out.toByteArray();
    }

    /** On one line. */
    public static String text(Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    /**
     * Reads a value of a type without arguments.
     *
     * @throws io.podwire.api.error.BadData where it is none
     */
    public static <T> T read(byte[] json, Class<T> type) {
        return type.cast(read(json, (Type) type));
    }

    /**
     * Reads a value; {@link TypeOf} makes generic types.
     *
     * @throws io.podwire.api.error.BadData where it is none
     */
    public static Object read(byte[] json, Type type) {
        return RecordBinder.bind(JsonTree.read(json, Limits.DOCUMENT), type);
    }
}
