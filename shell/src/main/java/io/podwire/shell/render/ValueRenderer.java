package io.podwire.shell.render;

import io.podwire.api.value.Printable;
import io.podwire.scripts.Completed;
import io.podwire.scripts.Rows;
import io.podwire.scripts.ScriptStream;
import io.podwire.shell.render.tables.Sheets;
import io.podwire.values.Json;
import io.podwire.values.JsonSink;
import io.podwire.values.RecordWalker;
import io.podwire.values.ValueSink;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Shows any value of a script. What a command answered looks as that command's own output; records, and lists of records of one type,
 * as their tables; a map as a table of two columns, a list of maps as a table with a column a key; other values as text, those of a
 * list one a line. In JSON and YAML such a value stands alone, without the envelope of a command.
 */
public final class ValueRenderer {

    private final Look look;
    private final Lines out;
    private final PrintStream err;
    private final Supplier<String> host;
    private final BooleanSupplier cancelled;

    /**
     * @param host name of the machine that answers; asked for only where the format shows it
     * @param cancelled ends a stream
     */
    public ValueRenderer(Look look, Lines out, PrintStream err, Supplier<String> host, BooleanSupplier cancelled) {
        this.look = look;
        this.out = out;
        this.err = err;
        this.host = host;
        this.cancelled = cancelled;
    }

    /** Shows a value; nothing for null where people read. */
    public void show(Object value) {
        if (value instanceof Rows<?> rows) {
            new Renderer(rows.getCommand(), look, out, err).answer(rows.answer(), host);
        } else if (value instanceof ScriptStream<?, ?> stream) {
            try (stream) {
                new Renderer(stream.getCommand(), look, out, err).stream(stream.running(), host, cancelled);
            }
        } else if (look.format() == Look.Format.JSON || look.format() == Look.Format.YAML) {
            tree(value);
        } else if (value instanceof Completed program && look.format() != Look.Format.NDJSON) {
            program(program);
        } else {
            items(value);
        }
        out.flush();
    }

    private void tree(Object value) {
        if (look.format() == Look.Format.YAML) {
            YamlSink sink = new YamlSink(out);
            walk(value, sink);
            sink.finish();
        } else {
            JsonSink sink = JsonSink.indented(out);
            walk(value, sink);
            sink.flush();
            out.write('\n');
        }
    }

    private static void walk(Object value, ValueSink sink) {
        new RecordWalker(sink).walk(Travelling.of(value));
    }

    private void program(Completed program) {
        byte[] written = program.out().getBytes(StandardCharsets.UTF_8);
        out.write(written, 0, written.length);
        out.flush();
        err.print(program.err());
        if (program.truncated()) {
            err.println("only the first " + Completed.KEPT + " bytes were kept");
        }
    }

    private void items(Object value) {
        if (look.format() == Look.Format.NDJSON) {
            list(value).forEach(item -> {
                Json.write(Travelling.of(item), out);
                out.write('\n');
            });
        } else if (value instanceof Map<?, ?> map) {
            rows(entries(map));
        } else if (value != null) {
            rows(list(value));
        }
    }

    private static List<?> list(Object value) {
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        if (!(value instanceof Iterable<?> items) || value instanceof Path) {
            return Collections.singletonList(value);
        }
        List<Object> list = new ArrayList<>();
        items.forEach(list::add);
        return list;
    }

    private static List<Map<String, Object>> entries(Map<?, ?> map) {
        List<Map<String, Object>> rows = new ArrayList<>();
        map.forEach((key, item) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("key", key);
            row.put("value", item);
            rows.add(row);
        });
        return rows;
    }

    private void rows(List<?> items) {
        Class<?> type = commonType(items);
        if (type != null && Record.class.isAssignableFrom(type)) {
            boolean people = look.format() == Look.Format.TABLE || look.format() == Look.Format.WIDE;
            if (people && Sheets.picture(type) != null) {
                write(items, picture(Sheets.picture(type), type));
                return;
            }
            boolean card = look.format() == Look.Format.TABLE && Sheets.card(type) != null;
            write(items, card ? card(Sheets.card(type), type) : table(Sheets.of(type), type));
        } else if (type == Map.class) {
            write(items, table(MapSheet.of(items), Map.class));
        } else if (look.format() == Look.Format.CSV) {
            write(
                    items,
                    table(
                            Sheet.of(Object.class, "values")
                                    .text("VALUE", item -> item)
                                    .end(),
                            Object.class));
        } else {
            items.forEach(this::text);
        }
    }

    /** The record type of all of them, Map where all are maps; null where they are neither. */
    private static Class<?> commonType(List<?> items) {
        Class<?> common = null;
        for (Object item : items) {
            Class<?> type = item instanceof Map ? Map.class : item == null ? Object.class : item.getClass();
            if (common != null && common != type) {
                return null;
            }
            common = type;
        }
        return common;
    }

    // The sheet of a type takes that type: Sheets.of holds them together.
    @SuppressWarnings("unchecked")
    private <T> ResultWriter table(Sheet<?, ?> sheet, Class<T> type) {
        return look.format() == Look.Format.CSV
                ? new CsvWriter<>((Sheet<T, Object>) sheet, type, look, out)
                : new TableWriter<>((Sheet<T, Object>) sheet, type, look, out);
    }

    @SuppressWarnings("unchecked")
    private <T> ResultWriter picture(Picture<?> picture, Class<T> type) {
        return new PictureWriter<>((Picture<T>) picture, type, look, out);
    }

    @SuppressWarnings("unchecked")
    private <T> ResultWriter card(Card<?> card, Class<T> type) {
        return new CardWriter<>((Card<T>) card, type, look, out);
    }

    private static void write(List<?> items, ResultWriter writer) {
        items.forEach(writer::item);
        writer.end(List.of(), null);
    }

    private void text(Object item) {
        if (item instanceof CharSequence text) {
            text.toString().lines().forEach(line -> out.line(Printable.of(line)));
        } else {
            out.line(item == null ? "null" : CellText.forPeople(item, look.zone()));
        }
    }
}
