package io.podwire.shell.render.topology;

import io.podwire.shell.render.DisplayWidth;
import io.podwire.shell.render.Look;
import io.podwire.shell.render.Tone;
import io.podwire.shell.render.topology.Words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What is drawn on: so many columns, these strokes, colors or none. */
final class Paper {

    /** What any terminal has, and a mail keeps. */
    private static final int NARROW = 80;

    private static final int ANY = 1 << 20;

    private final Look look;
    private final Consumer<String> lines;
    private final Strokes strokes;

    Paper(Look look, Consumer<String> lines) {
        this.look = look;
        this.lines = lines;
        this.strokes = look.ascii() ? Strokes.ASCII : Strokes.UNICODE;
    }

    Strokes strokes() {
        return strokes;
    }

    /** Whether everything is asked for, however wide and long. */
    boolean wide() {
        return look.format() == Look.Format.WIDE;
    }

    /** Columns there are. */
    int room() {
        return wide() ? ANY : NARROW;
    }

    String paint(String text, Tone tone) {
        return look.colors() ? tone.paint(text) : text;
    }

    /** The text, cut where it is wider than that. */
    String fit(String text, int columns) {
        return DisplayWidth.cut(text, Math.max(columns, strokes.more.length()), strokes.more);
    }

    /** A line as it is; it fits. */
    void line(String text) {
        lines.accept(text.stripTrailing());
    }

    /**
     * Lines of words.
     *
     * @param first before the first line
     * @param further before the others, as wide
     */
    void flow(String first, String further, Words words) {
        String prefix = first;
        for (Flowed line : broken(words, room() - DisplayWidth.of(first), room() - DisplayWidth.of(further))) {
            line(prefix + line.text());
            prefix = further;
        }
    }

    /**
     * One line of words that were broken.
     *
     * @param text painted
     * @param width in columns, without what paints it
     */
    record Flowed(String text, int width) {}

    /** The words in lines, none wider than there is room; at least one line. A field that fits a line is not broken. */
    List<Flowed> broken(Words words, int first, int further) {
        List<Flowed> broken = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int width = 0;
        int room = first;
        for (int i = 0; i < words.all().size(); i++) {
            Word word = words.all().get(i);
            int whole = words.field(i);
            int needed = whole > further ? word.width() : whole;
            if (width > 0 && width + word.gap() + needed > room) {
                broken.add(new Flowed(line.toString(), width));
                line.setLength(0);
                width = 0;
                room = further;
            }
            String text = fit(word.text(), room);
            int gap = width == 0 ? 0 : word.gap();
            line.append(" ".repeat(gap)).append(paint(text, word.tone()));
            width += gap + DisplayWidth.of(text);
        }
        broken.add(new Flowed(line.toString(), width));
        return broken;
    }
}
