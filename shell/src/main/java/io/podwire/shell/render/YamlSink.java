package io.podwire.shell.render;

import io.podwire.values.ValueSink;
import java.math.BigDecimal;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Writes YAML 1.2 by events, so that the walk over records that makes JSON makes YAML too and a long stream is never held in
 * memory. Text that a reader could take for another type is quoted; all beyond ASCII is escaped, since the emitter knows no other
 * way to keep bidirectional and format characters from a terminal.
 */
final class YamlSink implements ValueSink {

    private static final ImplicitTuple PLAIN = new ImplicitTuple(true, true);

    private final Emitter emitter;
    private final Lines out;

    YamlSink(Lines out) {
        this.out = out;
        this.emitter = new Emitter(
                DumpSettings.builder()
                        .setUseUnicodeEncoding(false)
                        .setWidth(Integer.MAX_VALUE)
                        .build(),
                new LineStream(out));
        emitter.emit(new StreamStartEvent());
        emitter.emit(new DocumentStartEvent(false, Optional.empty(), java.util.Map.of()));
    }

    /** Ends the document. */
    void finish() {
        emitter.emit(new DocumentEndEvent(false));
        emitter.emit(new StreamEndEvent());
        out.flush();
    }

    @Override
    public void beginMap() {
        emit(new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
    }

    @Override
    public void key(String name) {
        text(name);
    }

    @Override
    public void endMap() {
        emit(new MappingEndEvent());
    }

    @Override
    public void beginList() {
        emit(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
    }

    @Override
    public void endList() {
        emit(new SequenceEndEvent());
    }

    @Override
    public void text(String value) {
        scalar(value, YamlText.isPlain(value) ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
    }

    @Override
    public void integer(long value) {
        scalar(Long.toString(value), ScalarStyle.PLAIN);
    }

    @Override
    public void decimal(BigDecimal value) {
        scalar(value.toPlainString(), ScalarStyle.PLAIN);
    }

    @Override
    public void truth(boolean value) {
        scalar(Boolean.toString(value), ScalarStyle.PLAIN);
    }

    @Override
    public void nothing() {
        scalar("null", ScalarStyle.PLAIN);
    }

    private void scalar(String value, ScalarStyle style) {
        emit(new ScalarEvent(Optional.empty(), Optional.empty(), PLAIN, value, style));
    }

    private void emit(Event event) {
        emitter.emit(event);
    }

    /** Where the emitter writes to. */
    private record LineStream(Lines out) implements org.snakeyaml.engine.v2.api.StreamDataWriter {
        @Override
        public void write(String text) {
            byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            out.write(bytes, 0, bytes.length);
        }

        @Override
        public void write(String text, int from, int length) {
            write(text.substring(from, from + length));
        }

        @Override
        public void flush() {
            // the output is flushed at the end
        }
    }
}
