package io.podwire.shell.render.live;

import io.podwire.shell.render.DisplayWidth;
import java.util.ArrayList;
import java.util.List;

/**
 * A terminal that understands what ECMA-48 and xterm's control sequences say of the few sequences we use, and refuses all others. What
 * goes beyond its top is kept, as a terminal's scrollback.
 */
public final class PlayedTerminal {

    private final int columns;
    private final int rows;
    private List<StringBuilder> screen = new ArrayList<>();
    private List<StringBuilder> normal;
    private final List<String> gone = new ArrayList<>();
    private int row;
    private int column;
    private int normalRow;
    private int normalColumn;
    private boolean cursor = true;
    private boolean wraps = true;

    public PlayedTerminal(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        screen.add(new StringBuilder());
    }

    /** Plays it, with the line discipline's ONLCR. */
    public PlayedTerminal play(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\033') {
                int end = i + 1;
                while (!Character.isLetter(text.charAt(end))) {
                    end++;
                }
                sequence(text.substring(i, end + 1));
                i = end + 1;
            } else {
                character(c);
            }
        }
        return this;
    }

    private void character(int c) {
        if (c == '\r') {
            column = 0;
        } else if (c == '\n') {
            column = 0;
            down();
        } else {
            String text = Character.toString(c);
            if (column + DisplayWidth.of(text) > columns) {
                if (!wraps) {
                    return;
                }
                column = 0;
                down();
            }
            StringBuilder line = screen.get(row);
            while (line.length() < column) {
                line.append(' ');
            }
            // one char a column: what is two columns wide takes two in the row too
            String cell = DisplayWidth.of(text) == 2 ? text + "\0" : text;
            line.replace(column, Math.min(line.length(), column + cell.length()), cell);
            column += DisplayWidth.of(text);
        }
    }

    private void down() {
        row++;
        if (row == rows) {
            gone.add(screen.remove(0).toString());
            row--;
        }
        while (screen.size() <= row) {
            screen.add(new StringBuilder());
        }
    }

    private void sequence(String sequence) {
        char last = sequence.charAt(sequence.length() - 1);
        String inner = sequence.substring(1, sequence.length() - 1);
        switch (last) {
            case 'm' -> {}
            case 'A' -> row = Math.max(0, row - Integer.parseInt(inner));
            case 'K' ->
                screen.get(row).setLength(Math.min(onScreen(), screen.get(row).length()));
            case 'J' -> erase(inner);
            case 'H' -> {
                row = Integer.parseInt(inner.substring(0, inner.indexOf(';'))) - 1;
                column = Integer.parseInt(inner.substring(inner.indexOf(';') + 1)) - 1;
                while (screen.size() <= row) {
                    screen.add(new StringBuilder());
                }
            }
            case 'h', 'l' -> mode(inner, last == 'h');
            default -> throw new AssertionError("a sequence that nobody knows: " + sequence);
        }
    }

    /** Behind the last column there is none: the cursor waits on the last, and what erases from there takes that too. */
    private int onScreen() {
        return Math.min(column, columns - 1);
    }

    private void erase(String which) {
        if (which.equals("2")) {
            screen.forEach(line -> line.setLength(0));
            return;
        }
        screen.get(row).setLength(Math.min(onScreen(), screen.get(row).length()));
        while (screen.size() > row + 1) {
            screen.remove(screen.size() - 1);
        }
    }

    private void mode(String mode, boolean on) {
        switch (mode) {
            case "?25" -> cursor = on;
            case "?7" -> wraps = on;
            case "?1049" -> alternate(on);
            default -> throw new AssertionError("a mode that nobody knows: " + mode);
        }
    }

    private void alternate(boolean on) {
        if (on) {
            normal = screen;
            normalRow = row;
            normalColumn = column;
            screen = new ArrayList<>(List.of(new StringBuilder()));
            row = 0;
            column = 0;
        } else if (normal != null) {
            screen = normal;
            row = normalRow;
            column = normalColumn;
            normal = null;
        }
    }

    /** All that was ever written and still stands, without blanks at the ends of lines and empty lines at the end. */
    public String text() {
        StringBuilder out = new StringBuilder();
        gone.forEach(line -> out.append(line.replace("\0", "").stripTrailing()).append('\n'));
        screen.forEach(line ->
                out.append(line.toString().replace("\0", "").stripTrailing()).append('\n'));
        return out.toString().stripTrailing();
    }

    /** True where nothing is left as a drawing had it. */
    public boolean asBefore() {
        return cursor && wraps && normal == null;
    }

    public boolean cursor() {
        return cursor;
    }

    public boolean alternate() {
        return normal != null;
    }

    public int column() {
        return column;
    }
}
