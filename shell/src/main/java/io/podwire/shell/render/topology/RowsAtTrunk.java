package io.podwire.shell.render.topology;

import io.podwire.shell.render.DisplayWidth;
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

    /** Wider labels have a line of their own, unless all else fits beside them. */
    private static final int LABEL = 28;

    /** Wider strands have a line of their own, unless there is room for them beside an address. */
    private static final int STRAND = 38;

    /** Of all IPv4 addresses. */
    private static final int FIRST_ADDRESS = 15;

    private static final int GAP = 2;

    /** A blank, at least one stroke, and the trunk itself. */
    private static final int JOINT = 3;

    private static final int NOTE = 2;

    /** Beside the labels, so that there is room for something. */
    private static final int LEAST = 12;

    private final Paper paper;
    private final String prefix;
    private final boolean trunk;
    private final List<Row> rows;
    private final int edge;
    private final int indent;
    private final int firstAddress;
    private final int strandWidth;
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
        this.edge = DisplayWidth.of(prefix);
        int label = widest(rows.stream().mapToInt(row -> DisplayWidth.of(row.label())), Math.max(LABEL, spare()));
        this.indent = label == 0 ? 0 : label + GAP;
        this.firstAddress = widest(
                rows.stream()
                        .mapToInt(row -> row.addresses().size() < 2
                                ? 0
                                : DisplayWidth.of(row.addresses().get(0))),
                FIRST_ADDRESS);
        int beside = paper.room() - JOINT - edge - indent - GAP - FIRST_ADDRESS;
        this.strandWidth = widest(rows.stream().mapToInt(row -> row.strand().width()), Math.max(STRAND, beside));
        int natural = rows.stream().mapToInt(this::natural).max().orElse(0);
        this.column = Math.min(Math.max(natural, edge + indent + LEAST), paper.room() - 1);
    }

    /** Columns that the widest addresses and strand leave to a label. */
    private int spare() {
        int addresses = rows.stream()
                .mapToInt(row -> row.addresses().stream()
                        .mapToInt(a -> 1 + DisplayWidth.of(a))
                        .sum())
                .max()
                .orElse(0);
        int strand = rows.stream().mapToInt(row -> row.strand().width()).max().orElse(0);
        return paper.room() - JOINT - edge - GAP - addresses - GAP - strand;
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
        int text = edge + indent + Math.max(0, addresses);
        int notes = row.notes().stream().mapToInt(Words::width).max().orElse(0);
        int strand =
                row.strand().isEmpty() ? 0 : Math.max(strandWidth, row.strand().width());
        int rest = JOINT - 1 + (strand == 0 ? 0 : GAP + strand);
        int labelled = edge + DisplayWidth.of(row.label()) + rest;
        return Math.max(Math.max(text + rest, labelled), notes == 0 ? 0 : edge + indent + notes + JOINT - 1);
    }

    /** Column of the trunk, from 0. */
    int column() {
        return column;
    }

    void draw() {
        rows.forEach(this::draw);
    }

    private void draw(Row row) {
        Flowed strand = oneLine(row.strand(), column - JOINT + 1 - edge);
        int start = column - JOINT + 1 - Math.max(strandWidth, strand.width());
        List<String> left = left(row, row.strand().isEmpty() ? column - 1 : start - GAP);
        int joint = fits(left.get(0), row.strand().isEmpty() ? column - 1 : start - GAP) ? 0 : left.size();
        if (joint == left.size()) {
            left.add("");
            start = column - JOINT + 1 - strand.width();
        }
        for (int i = 0; i < left.size(); i++) {
            if (i == joint) {
                joint(left.get(i), start, strand);
            } else {
                beside(left.get(i), DisplayWidth.of(left.get(i)));
            }
        }
        row.notes().forEach(this::note);
    }

    private boolean fits(String left, int limit) {
        return edge + DisplayWidth.of(left) <= limit;
    }

    /**
     * Label and addresses in lines, none longer than up to the trunk.
     *
     * @param limit column up to which the first may go so that the strand stands beside it
     */
    private List<String> left(Row row, int limit) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(paper.fit(row.label(), column - 1 - edge));
        int width = DisplayWidth.of(line.toString());
        for (int i = 0; i < row.addresses().size(); i++) {
            int target = i == 0 || width == 0 ? indent : width + 1;
            if (i == 1 && width > 0) {
                target = Math.max(target, indent + firstAddress + 1);
            }
            String address = paper.fit(row.addresses().get(i), column - 1 - edge - indent);
            boolean overlaps = target <= width && width > 0;
            int room = lines.isEmpty() ? limit : column - 1;
            if (width > 0 && (overlaps || edge + target + DisplayWidth.of(address) > room)) {
                lines.add(line.toString());
                line.setLength(0);
                width = 0;
                target = indent;
            }
            line.append(" ".repeat(Math.max(0, target - width))).append(address);
            width = target + DisplayWidth.of(address);
        }
        lines.add(line.toString());
        return lines;
    }

    private void joint(String left, int start, Flowed strand) {
        StringBuilder text = new StringBuilder(prefix).append(left);
        int end = edge + DisplayWidth.of(left);
        if (strand.width() > 0) {
            text.append(" ".repeat(Math.max(0, start - end))).append(strand.text());
            end = start + strand.width();
        }
        if (trunk) {
            text.append(' ').append(paper.strokes().along.repeat(Math.max(0, column - end - 1)));
            text.append(joined ? paper.strokes().join : paper.strokes().turnDown);
            joined = true;
        }
        paper.line(text.toString());
    }

    /** The words on one line, what is too much cut off. */
    private Flowed oneLine(Words words, int room) {
        if (words.width() <= room) {
            return paper.broken(words, room, room).get(0);
        }
        StringBuilder all = new StringBuilder();
        words.all().forEach(word -> all.append(" ".repeat(word.gap())).append(word.text()));
        String cut = paper.fit(all.toString(), room);
        return new Flowed(cut, DisplayWidth.of(cut));
    }

    /** A line that only passes the trunk. */
    private void beside(String text, int width) {
        StringBuilder line = new StringBuilder(prefix).append(text);
        if (trunk && joined) {
            int end = edge + width;
            line.append(" ".repeat(Math.max(0, column - end))).append(paper.strokes().down);
        }
        paper.line(line.toString());
    }

    private void note(Words note) {
        String before = " ".repeat(indent);
        int room = column - 1 - edge - indent;
        for (Flowed line : paper.broken(note, room, room - NOTE)) {
            beside(before + line.text(), before.length() + line.width());
            before = " ".repeat(indent + NOTE);
        }
    }

    /** The line that leads from the trunk to what stands below, at the left edge. */
    void close(String corner) {
        if (trunk) {
            paper.line(corner + paper.strokes().along.repeat(column - 1) + paper.strokes().turnBack);
        }
    }
}
