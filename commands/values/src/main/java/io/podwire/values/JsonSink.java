package io.podwire.values;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/**
 * Writes JSON (RFC 8259) in UTF-8. Keys and texts are escaped by {@link HarmlessEscapes}, so that no name of a link, pod or file
 * reaches a terminal raw, and any text can be read back unchanged.
 *
 * <p>It does not close the stream. A failing stream comes out as {@link UncheckedIOException}.
 */
public final class JsonSink implements ValueSink, Flushable {

    /** The one factory: bounds of reading are set in it too. */
    static final JsonFactory FACTORY = JsonTree.factory();

    private final JsonGenerator json;

    private JsonSink(JsonGenerator json) {
        this.json = json;
    }

    /** All on one line. */
    public static JsonSink compact(OutputStream out) {
        return new JsonSink(generator(out));
    }

    /** Indented by two blanks, each item of a list on a line of its own. */
    public static JsonSink indented(OutputStream out) {
        JsonGenerator json = generator(out);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                PrettyPrinter.DEFAULT_SEPARATORS.withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        json.setPrettyPrinter(printer);
        return new JsonSink(json);
    }

    private static JsonGenerator generator(OutputStream out) {
        try {
            return FACTORY.createGenerator(out)
                    .setCharacterEscapes(new HarmlessEscapes())
                    .configure(StreamWriteFeature.AUTO_CLOSE_TARGET.mappedFeature(), false)
                    .configure(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature(), true)
                    .configure(StreamWriteFeature.FLUSH_PASSED_TO_STREAM.mappedFeature(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beginMap() {
        run(json::writeStartObject);
    }

    @Override
    public void key(String name) {
        run(() -> json.writeFieldName(name));
    }

    @Override
    public void endMap() {
        run(json::writeEndObject);
    }

    @Override
    public void beginList() {
        run(json::writeStartArray);
    }

    @Override
    public void endList() {
        run(json::writeEndArray);
    }

    @Override
    public void text(String value) {
        run(() -> json.writeString(value));
    }

    @Override
    public void integer(long value) {
        run(() -> json.writeNumber(value));
    }

    @Override
    public void decimal(BigDecimal value) {
        run(() -> json.writeNumber(value));
    }

    @Override
    public void truth(boolean value) {
        run(() -> json.writeBoolean(value));
    }

    @Override
    public void nothing() {
        run(json::writeNull);
    }

    /** Hands what was written so far to the stream; does not flush the stream itself. */
    @Override
    public void flush() {
        run(json::flush);
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
