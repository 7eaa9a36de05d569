package io.podwire.packets.stats;

import java.util.ArrayList;
import java.util.List;

/** Lines of one kind of rows: a title, a heading, and as many rows as one reads; all in columns. */
final class Section {

    private final String title;
    private final int most;
    private final String[] headings;
    private final boolean[] numbers;
    private final List<String[]> rows = new ArrayList<>();
    private int all;

    /**
     * @param most rows that are shown
     * @param headings of the columns; one that begins with {@code >} is set to the right
     */
    Section(String title, int most, String... headings) {
        this.title = title;
        this.most = most;
        this.headings = headings.clone();
        this.numbers = new boolean[headings.length];
        for (int i = 0; i < headings.length; i++) {
            numbers[i] = headings[i].startsWith(">");
            this.headings[i] = numbers[i] ? headings[i].substring(1) : headings[i];
        }
    }

    /** True while there is room: a row's cells are only made then. */
    boolean takes() {
        all++;
        return all <= most;
    }

    void add(String... cells) {
        rows.add(cells);
    }

    /** A line for each row that was added; title and heading are with the first, how many there are beyond with the last. */
    List<String> lines() {
        int[] widths = new int[headings.length];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = headings[i].length();
            for (String[] row : rows) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String line = line(rows.get(i), widths);
            if (i == 0) {
                line = "\n" + title + "\n" + line(headings, widths) + "\n" + line;
            }
            if (i == rows.size() - 1 && all > most) {
                line = line + "\n… and " + (all - most) + " more; -o json has them";
            }
            lines.add(line);
        }
        return lines;
    }

    private String line(String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String padding = " ".repeat(widths[i] - cells[i].length());
            line.append(i == 0 ? "" : "  ");
            line.append(numbers[i] ? padding + cells[i] : cells[i] + padding);
        }
        return line.toString().stripTrailing();
    }
}
