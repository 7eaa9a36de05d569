package io.podwire.shell.render.live;

import java.util.ArrayList;
import java.util.List;

/**
 * What to write so that a terminal shows certain rows; pure. Rows that have not changed are not written again. Sequences are ECMA-48's,
 * and the private modes that every terminal since the VT220 and xterm knows, so no terminfo is read.
 *
 * <p>Rows below the text: the cursor rests, hidden, at the beginning of the first of them, so that one sequence erases them all, also
 * after the terminal was given another width and has wrapped them anew.
 */
public final class LiveScreen {

    /** A terminal that says nothing of its size: a serial line, a container's that nobody told. */
    private static final int USUAL_COLUMNS = 80;

    private static final int USUAL_ROWS = 24;

    /** xterm's alternate screen, with the cursor saved and the screen cleared. */
    private static final String ALTERNATE = "\033[?1049h";

    private static final String NORMAL = "\033[?1049l";

    private static final String HIDE = "\033[?25l";
    private static final String SHOW = "\033[?25h";

    /** DECAWM: a character that is wider than we believe must not begin another row. */
    private static final String WRAP_OFF = "\033[?7l";

    private static final String WRAP_ON = "\033[?7h";
    private static final String ERASE_BELOW = "\r\033[J";
    /** Before the row: behind one that fills the terminal, the cursor stands on its last character. */
    private static final String ERASE_LINE = "\033[K";

    /** What a terminal shows. @param columns above 0 @param rows above 0 */
    public record Size(int columns, int rows) {

        /** The size as the kernel tells it, where 0 means that it does not know. */
        public static Size told(int columns, int rows) {
            return columns <= 0 || rows <= 0 ? new Size(USUAL_COLUMNS, USUAL_ROWS) : new Size(columns, rows);
        }
    }

    private final boolean whole;
    private final boolean colors;
    private List<String> shown = List.of();
    private Size size;

    /**
     * Nothing is shown yet.
     *
     * @param whole true: all of the terminal; false: some rows below the text
     * @param colors whether tones are shown
     */
    LiveScreen(boolean whole, boolean colors) {
        this.whole = whole;
        this.colors = colors;
    }

    /** What is written before the first rows. */
    public static String begin(boolean whole) {
        return (whole ? ALTERNATE : "") + HIDE;
    }

    /** What takes all rows away and leaves the terminal as it was; right wherever it is written between two of the others. */
    public static String end(boolean whole) {
        return (whole ? NORMAL : ERASE_BELOW) + WRAP_ON + SHOW;
    }

    /**
     * What makes the terminal show these rows.
     *
     * @param lines from the top; those beyond its height are left out
     * @return empty where it shows them already
     */
    String show(List<LiveLine> lines, Size now) {
        // below the text a row is left for it, and the cursor can get back to the first of ours
        int most = whole ? now.rows() : Math.max(1, now.rows() - 1);
        List<String> rows = new ArrayList<>();
        for (LiveLine line : lines.subList(0, Math.min(most, lines.size()))) {
            rows.add(line.text(now.columns(), colors));
        }
        boolean anew = !now.equals(size);
        if (!anew && rows.equals(shown)) {
            return "";
        }
        String text = whole ? onWhole(rows, anew) : belowText(rows, anew);
        shown = rows;
        size = now;
        return text;
    }

    private String onWhole(List<String> rows, boolean anew) {
        StringBuilder out = new StringBuilder(WRAP_OFF).append(anew ? "\033[2J" : "");
        int last = anew ? rows.size() : Math.max(rows.size(), shown.size());
        for (int i = 0; i < last; i++) {
            String row = i < rows.size() ? rows.get(i) : "";
            if (anew || i >= shown.size() || !row.equals(shown.get(i))) {
                out.append("\033[")
                        .append(i + 1)
                        .append(";1H")
                        .append(ERASE_LINE)
                        .append(row);
            }
        }
        return out.append(WRAP_ON).toString();
    }

    private String belowText(List<String> rows, boolean anew) {
        boolean clear = anew || rows.size() < shown.size();
        StringBuilder out = new StringBuilder(WRAP_OFF).append(clear ? ERASE_BELOW : "\r");
        for (int i = 0; i < rows.size(); i++) {
            boolean same = !clear && i < shown.size() && rows.get(i).equals(shown.get(i));
            out.append(i == 0 ? "" : "\r\n").append(same ? "" : ERASE_LINE + rows.get(i));
        }
        if (rows.size() > 1) {
            out.append("\033[").append(rows.size() - 1).append('A');
        }
        return out.append('\r').append(WRAP_ON).toString();
    }

    /** It was cleared, or somebody else wrote on it: nothing of ours is there. */
    void forget() {
        shown = List.of();
        size = null;
    }

    /** What makes room for text: rows below it are taken away. Nothing on a whole terminal, where no text goes. */
    String makeRoom() {
        if (whole || shown.isEmpty()) {
            return "";
        }
        shown = List.of();
        return ERASE_BELOW;
    }
}
