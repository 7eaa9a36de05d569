package io.podwire.shell.render;

import io.podwire.api.command.Answer;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Gap;
import io.podwire.api.command.Running;
import io.podwire.api.error.PodwireException;
import io.podwire.api.packet.CaptureItem;
import io.podwire.api.probe.MtuTried;
import io.podwire.api.probe.PathEvent;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.api.value.Printable;
import io.podwire.scripts.runbook.RunEvent;
import io.podwire.shell.render.drawing.Dot;
import io.podwire.shell.render.drawing.Svg;
import io.podwire.shell.render.live.LiveTerminal;
import io.podwire.shell.render.live.LiveView;
import io.podwire.shell.render.live.LiveViews;
import io.podwire.shell.render.tables.Sheets;
import io.podwire.values.JsonSink;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Shows what a command answered with: records on the output; gaps, summaries and "there is none" on stderr. */
public final class Renderer {

    /** Streams at whose end more is said than that there was nothing. */
    private static final Set<Class<?>> SPEAK_FOR_THEMSELVES =
            Set.of(RunEvent.class, CaptureItem.class, ProbeEvent.class, MtuTried.class, PathEvent.class);

    /** Gaps named one by one on stderr; JSON always lists all. */
    private static final int GAPS_NAMED = 5;

    /** How long rows of a stream are held back for better widths. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final CommandSpec spec;
    private final Look look;
    private final Lines out;
    private final PrintStream err;
    private final LiveTerminal terminal;
    private volatile LiveWriter live;

    /** One that draws nothing while a stream runs. */
    public Renderer(CommandSpec spec, Look look, Lines out, PrintStream err) {
        this(spec, look, out, err, LiveTerminal.NONE);
    }

    /** @param terminal to draw on while a stream runs that has a view for that; shows what goes to {@code out} too */
    public Renderer(CommandSpec spec, Look look, Lines out, PrintStream err, LiveTerminal terminal) {
        this.spec = spec;
        this.look = look;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** The same listener, who is told where what he writes does not spoil a drawing. From any thread. */
    public Consumer<String> beside(Consumer<String> listener) {
        return line -> {
            LiveWriter drawing = live;
            if (drawing == null || !drawing.aside(line, listener)) {
                listener.accept(line);
            }
        };
    }

    /** True while a stream is drawn. */
    public boolean draws() {
        return live != null;
    }

    /**
     * Shows an answer.
     *
     * @param host name of the machine that answered; asked for only where the format shows it
     */
    public void answer(Answer<?> answer, Supplier<String> host) {
        Class<?> type = answer.items().isEmpty()
                ? spec.result().item()
                : rowType(answer.items().get(0));
        ResultWriter writer = writer(type, answer.items(), host);
        for (Object item : answer.items()) {
            writer.item(item);
        }
        writer.end(answer.gaps(), null);
        tellEmpty(answer.items().isEmpty(), type);
        tellGaps(answer.gaps());
    }

    /**
     * Shows a stream until it ends, and its summary also when it was cancelled. The stream is left open.
     *
     * @param cancelled asked between events; once true, the stream is cancelled
     */
    public void stream(Running<?, ?> running, Supplier<String> host, BooleanSupplier cancelled) {
        Class<?> type = spec.result().item();
        ResultWriter writer = new LateWriter(
                first -> perhapsLive(!first.isEmpty() && first.get(0) instanceof Map ? Map.class : type, first, host));
        boolean any;
        Object summary;
        try {
            any = events(running, writer, cancelled);
            summary = running.summary();
        } catch (PodwireException e) {
            // what came before it stays readable: the document is ended, with the failure as its gap
            Object soFar = soFar(running);
            writer.end(List.of(new Gap(spec.name(), e.getMessage())), soFar);
            writer.leave();
            tellSummary(soFar);
            throw e;
        } catch (RuntimeException | Error e) {
            writer.leave();
            throw e;
        }
        writer.end(List.of(), summary);
        writer.leave();
        tellEmpty(!any && !SPEAK_FOR_THEMSELVES.contains(type), type);
        tellSummary(summary);
    }

    /** Null where there is none: what a far host had by then is lost with the line to it. */
    private static Object soFar(Running<?, ?> running) {
        try {
            return running.summary();
        } catch (PodwireException | IllegalStateException e) {
            return null;
        }
    }

    private void tellSummary(Object summary) {
        String line = summary == null ? null : Sheets.summary(summary);
        // lines of probes end with their figures already
        boolean told = summary instanceof ProbeSummary && people();
        if (line != null && !told && !treeFormat()) {
            line.lines()
                    .flatMap(one -> Wrapping.shown(one, look.terminal()).stream())
                    .forEach(err::println);
        }
    }

    /** @return whether there were any */
    private static boolean events(Running<?, ?> running, ResultWriter writer, BooleanSupplier cancelled) {
        boolean any = false;
        boolean told = false;
        while (!running.ended()) {
            if (!told && (cancelled.getAsBoolean() || writer.quit())) {
                running.cancel();
                told = true;
            }
            Object event = running.next(Duration.ZERO);
            if (event == null && !running.ended()) {
                writer.lull();
                event = running.next(PATIENCE);
            }
            if (event == null) {
                writer.pause();
            } else {
                any = true;
                writer.item(event);
            }
        }
        return any;
    }

    private ResultWriter perhapsLive(Class<?> type, List<?> first, Supplier<String> host) {
        boolean people = look.format() == Look.Format.TABLE || look.format() == Look.Format.WIDE;
        LiveView view = people && look.terminal() && !first.isEmpty() ? LiveViews.of(first.get(0), look) : null;
        if (view == null || !terminal.take(view.whole())) {
            return writer(type, first, host);
        }
        HeldOutput held = new HeldOutput();
        ResultWriter plain = new Renderer(spec, look, new Lines(held), err).writer(type, first, host);
        live = new LiveWriter(terminal, view, look, plain, held, out);
        return live;
    }

    /** @param items those that are known of what will be written */
    private ResultWriter writer(Class<?> type, List<?> items, Supplier<String> host) {
        if (type == Map.class && look.format() == Look.Format.CSV) {
            return csv(MapSheet.of(items), type);
        }
        boolean people = people();
        if (type == Map.class && people) {
            return table(MapSheet.of(items), type);
        }
        if (type == RunEvent.class && people) {
            return new RunEventWriter(look, out, new ValueRenderer(look, out, err, host, () -> false));
        }
        if (type == ProbeEvent.class && people) {
            return new ProbeLineWriter(out, look.zone(), look.terminal());
        }
        if (type == CaptureItem.class && people) {
            return new ItemLineWriter(out);
        }
        if (type == MtuTried.class && people) {
            return new MtuWriter(out);
        }
        if (type == PathEvent.class && people) {
            return new PathWriter(out, look.zone());
        }
        if (people && Sheets.picture(type) != null) {
            return picture(Sheets.picture(type), type);
        }
        return switch (look.format()) {
            case TABLE -> Sheets.card(type) == null ? table(Sheets.of(type), type) : card(Sheets.card(type), type);
            case WIDE -> table(Sheets.of(type), type);
            case CSV -> csv(Sheets.of(type), type);
            case NDJSON -> new NdjsonWriter(out);
            case JSON -> {
                JsonSink sink = JsonSink.indented(out);
                yield new TreeWriter(spec.schema(), host.get(), sink, () -> {
                    sink.flush();
                    out.write('\n');
                    out.flush();
                });
            }
            case YAML -> {
                YamlSink sink = new YamlSink(out);
                yield new TreeWriter(spec.schema(), host.get(), sink, sink::finish);
            }
            case DOT -> new DrawingWriter(Dot::of, out);
            case SVG -> new DrawingWriter(Svg::of, out);
        };
    }

    @SuppressWarnings("unchecked")
    private <T> ResultWriter picture(Picture<?> picture, Class<T> type) {
        return new PictureWriter<>((Picture<T>) picture, type, look, out);
    }

    @SuppressWarnings("unchecked")
    private <T> ResultWriter card(Card<?> card, Class<T> type) {
        return new CardWriter<>((Card<T>) card, type, look, out);
    }

    // The sheet of a type takes that type: Sheets.of holds them together.
    @SuppressWarnings("unchecked")
    private <T> ResultWriter table(Sheet<?, ?> sheet, Class<T> type) {
        return new TableWriter<>((Sheet<T, Object>) sheet, type, look, out);
    }

    @SuppressWarnings("unchecked")
    private <T> ResultWriter csv(Sheet<?, ?> sheet, Class<T> type) {
        return new CsvWriter<>((Sheet<T, Object>) sheet, type, look, out);
    }

    /** A sealed interface's records are shown by their common sheet where it has one, else by their own. */
    private Class<?> rowType(Object item) {
        Class<?> declared = spec.result().item();
        if (item instanceof Map) {
            return Map.class;
        }
        return declared.isInstance(item) ? declared : item.getClass();
    }

    private boolean people() {
        return look.format() == Look.Format.TABLE || look.format() == Look.Format.WIDE;
    }

    private boolean treeFormat() {
        return look.format() == Look.Format.JSON || look.format() == Look.Format.YAML;
    }

    private void tellEmpty(boolean empty, Class<?> type) {
        if (empty && !treeFormat()) {
            err.println("no " + Sheets.of(type).noun());
        }
    }

    private void tellGaps(List<Gap> gaps) {
        if (treeFormat()) {
            return;
        }
        for (Gap gap : gaps.subList(0, Math.min(GAPS_NAMED, gaps.size()))) {
            err.println("gap: " + Printable.of(gap.subject()) + ": " + Printable.of(gap.reason()));
        }
        if (gaps.size() > GAPS_NAMED) {
            err.println("gap: and " + (gaps.size() - GAPS_NAMED) + " more; -o json lists them");
        }
    }
}
