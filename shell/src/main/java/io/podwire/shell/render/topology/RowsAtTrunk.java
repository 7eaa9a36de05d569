package io.podwire.shell.render.topology;

import io.podwire.shell.render.DisplayWidth;
import io.podwire.shell.render.Tone;
import io.podwire.shell.render.topology.Paper.Flowed;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays rows out so that they read to the right and end at a trunk that goes down:
 *
 * <pre>
 *   shop/cart-0  10.244.1.10  eth0 ── vethcart0 ─┐
 *   shop/web-0   10.244.1.11  eth0 ── vethweb0 ──┤
 * ┌──────────────────────────────────────────────┘
 * </pre>
 *
 * A row that does not fit on one line goes on below it, left of the trunk.
 */
final class RowsAtTrunk {

    /** Wider labels have a line of their own. */
    private static final int LABEL = 28;

    /** Wider strands have a line of their own. */
    private static final int STRAND = 38;

    /** Of all IPv4 addresses. */
    private static final int FIRST_ADDRESS = 15;

    private static final int GAP = 2;

    /** A blank, at least one stroke, and the trunk itself. */
    private static final int JOINT = 3;

    private static final int NOTE = 2;

    private final Paper paper;
    private final String prefix;
    private final boolean trunk;
    private final List<Row> rows;
    private final int label;
    private final int firstAddress;
    private final int strand;
    private final int column;
    private boolean joined;

    /**
     * @param prefix before each line
     * @param trunk whether there is one; without, rows only stand below each other
     */
    RowsAtTrunk(Paper paper, String prefix, boolean trunk, List<Row> rows) {
        this.paper = paper;
        this.prefix = prefix;
        this.trunk = trunk;
        this.rows = rows;
        int labelMost = paper.wide() ? Integer.MAX_VALUE : LABEL;
        this.label = widest(rows.stream().mapToInt(row -> DisplayWidth.of(row.label())), labelMost);
        this.firstAddress = widest(
                rows.stream()
                        .mapToInt(row -> row.addresses().size() < 2
                                ? 0
                                : DisplayWidth.of(row.addresses().get(0))),
                FIRST_ADDRESS);
        this.strand = widest(rows.stream().mapToInt(row -> row.strand().width()), STRAND);
        int natural = rows.stream().mapToInt(this::natural).max().orElse(0);
        this.column = Math.min(natural, paper.room() - 1);
    }

    private static int widest(java.util.stream.IntStream widths, int most) {
        return widths.filter(width -> width <= most).max().orElse(0);
    }

    /** Where the trunk would stand if this row were alone. */
    private int natural(Row row) {
        int addresses = row.addresses().stream()
                        .mapToInt(address -> 1 + DisplayWidth.of(address))
                        .sum()
                - 1;
        if (row.addresses().size() > 1) {
            addresses +=
                    Math.max(0, firstAddress - DisplayWidth.of(row.addresses().get(0)));
        }
        int text = DisplayWidth.of(prefix) + label + GAP + Math.max(0, addresses);
        int notes = row.notes().stream().mapToInt(Words::width).max().orElse(0);
        int strandWidth = Math.max(strand, row.strand().width());
        return Math.max(
                text + (strandWidth == 0 ? 0 : GAP + strandWidth) + JOINT - 1,
                notes == 0 ? 0 : DisplayWidth.of(prefix) + label + GAP + notes + JOINT - 1);
    }

    /** Column of the trunk, from 0. */
    int column() {
        return column;
    }

    void draw() {
        rows.forEach(this::draw);
    }

    private void draw(Row row) {
        int start = column - JOINT + 1 - Math.max(strand, 0);
        boolean own = row.strand().width() > strand;
        List<String> left = left(row, own ? column - 1 : start - GAP);
        int joint = own || row.strand().isEmpty() ? left.size() - 1 : 0;
        if (own) {
            joint = left.size();
            int indent = Math.max(
                    0,
                    column - JOINT + 1 - DisplayWidth.of(prefix) - row.strand().width());
            left.add(" ".repeat(indent));
            start = DisplayWidth.of(prefix) + indent;
        }
        for (int i = 0; i < left.size(); i++) {
            if (i == joint) {
                joint(left.get(i), start, row.strand());
            } else {
                beside(left.get(i), DisplayWidth.of(left.get(i)));
            }
        }
        row.notes().forEach(this::note);
    }

    /** Label and addresses in lines; all but the first may reach up to the trunk. */
    private List<String> left(Row row, int limit) {
        List<String> lines = new ArrayList<>();
        int edge = DisplayWidth.of(prefix);
        String name = paper.fit(row.label(), column - 1 - edge);
        StringBuilder line = new StringBuilder(name);
        if (DisplayWidth.of(name) > label && !row.addresses().isEmpty() || edge + DisplayWidth.of(name) > limit) {
            lines.add(line.toString());
            line = new StringBuilder();
        }
        boolean empty = true;
        for (int i = 0; i < row.addresses().size(); i++) {
            String address = row.addresses().get(i);
            int width = DisplayWidth.of(line.toString());
            int gap = empty ? Math.max(0, label - width) + (label == 0 ? 0 : GAP) : 1;
            if (i == 1 && !empty) {
                gap += Math.max(
                        0, firstAddress - DisplayWidth.of(row.addresses().get(0)));
            }
            int room = lines.isEmpty() ? limit : column - 1;
            if (edge + width + gap + DisplayWidth.of(address) > room
                    && !line.toString().isBlank()) {
                lines.add(line.toString());
                line = new StringBuilder();
                gap = label == 0 ? 0 : label + GAP;
            }
            line.append(" ".repeat(gap)).append(paper.fit(address, column - 1 - edge - gap));
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }

    private void joint(String left, int start, Words strand) {
        if (!trunk) {
            StringBuilder text = new StringBuilder(prefix).append(left);
            if (!strand.isEmpty()) {
                pad(text, start);
                text.append(paper.broken(strand, column - start, column - start)
                        .get(0)
                        .text());
            }
            paper.line(text.toString());
            return;
        }
        StringBuilder text = new StringBuilder(prefix).append(left);
        int end = DisplayWidth.of(text.toString());
        if (!strand.isEmpty()) {
            pad(text, start);
            Flowed flowed = oneLine(strand, column - 2 - start);
            text.append(flowed.text());
            end = Math.max(end, start) + flowed.width();
        }
        text.append(' ').append(paper.strokes().along.repeat(Math.max(0, column - end - 1)));
        text.append(joined ? paper.strokes().join : paper.strokes().turnDown);
        joined = true;
        paper.line(text.toString());
    }

    /** The words on one line, what is too much cut off. */
    private Flowed oneLine(Words words, int room) {
        List<Flowed> lines = paper.broken(words, room, room);
        if (lines.size() == 1) {
            return lines.get(0);
        }
        StringBuilder all = new StringBuilder();
        words.all().forEach(word -> all.append(" ".repeat(word.gap())).append(word.text()));
        String cut = paper.fit(all.toString(), room);
        return new Flowed(cut, DisplayWidth.of(cut));
    }

    private static void pad(StringBuilder text, int column) {
        int width = DisplayWidth.of(text.toString());
        text.append(" ".repeat(Math.max(0, column - width)));
    }

    /** A line that only passes the trunk. */
    private void beside(String text, int width) {
        StringBuilder line = new StringBuilder(prefix).append(text);
        if (trunk && joined) {
            int end = DisplayWidth.of(prefix) + width;
            line.append(" ".repeat(Math.max(0, column - end))).append(paper.strokes().down);
        }
        paper.line(line.toString());
    }

    private void note(Words note) {
        int indent = Math.min(label == 0 ? 0 : label + GAP, column / 2);
        String before = " ".repeat(indent);
        int room = column - 1 - DisplayWidth.of(prefix) - indent;
        for (Flowed line : paper.broken(note, room, room - NOTE)) {
            beside(before + line.text(), indent + line.width());
            before = " ".repeat(indent + NOTE);
        }
    }

    /** The line that leads from the trunk to what stands below, at the left edge. */
    void close(String corner) {
        if (trunk) {
            paper.line(paper.paint(
                    corner + paper.strokes().along.repeat(column - DisplayWidth.of(corner)) + paper.strokes().turnBack,
                    Tone.NONE));
        }
    }
}
