package io.podwire.shell.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Which columns of a table are shown, and how wide each is. Where they don't fit, first those that may be cut are cut, the
 * widest first; when that is not enough, the least important column leaves and the rest is tried again from its full width.
 */
final class ColumnWidths {

    /** Blanks between two columns. */
    static final int GAP = 2;

    private ColumnWidths() {}

    /**
     * A column to be placed.
     *
     * @param natural width of its widest cell, heading included
     * @param least what it may be cut down to; 0: never cut
     * @param rank 0 stays always
     */
    record Wish(int natural, int least, int rank) {}

    /**
     * Widths by column; 0: not shown.
     *
     * @param room columns of the terminal; {@link Integer#MAX_VALUE} for no bound
     */
    static int[] fit(List<Wish> wishes, int room) {
        boolean[] shown = new boolean[wishes.size()];
        java.util.Arrays.fill(shown, true);
        while (true) {
            int[] widths = cut(wishes, shown, room);
            if (total(widths) <= room) {
                return widths;
            }
            int leaving = leastImportant(wishes, shown);
            if (leaving < 0) {
                return squeeze(widths, room);
            }
            shown[leaving] = false;
        }
    }

    private static int[] cut(List<Wish> wishes, boolean[] shown, int room) {
        int[] widths = new int[wishes.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = shown[i] ? wishes.get(i).natural() : 0;
        }
        for (int excess = total(widths) - room; excess > 0; excess--) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                int least = wishes.get(i).least();
                boolean mayShrink = shown[i] && least > 0 && widths[i] > least;
                if (mayShrink && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int leastImportant(List<Wish> wishes, boolean[] shown) {
        int found = -1;
        for (int i = 0; i < shown.length; i++) {
            int rank = wishes.get(i).rank();
            if (shown[i] && rank > 0 && (found < 0 || rank >= wishes.get(found).rank())) {
                found = i;
            }
        }
        return found;
    }

    /** The last resort, when columns that must stay and must not be cut do not fit: the widest give way all the same. */
    private static int[] squeeze(int[] widths, int room) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            order.add(i);
        }
        for (int excess = total(widths) - room; excess > 0; excess--) {
            int widest = order.stream()
                    .max((a, b) -> Integer.compare(widths[a], widths[b]))
                    .orElseThrow();
            widths[widest]--;
        }
        return widths;
    }

    private static int total(int[] widths) {
        int sum = -GAP;
        for (int width : widths) {
            sum += width == 0 ? 0 : width + GAP;
        }
        return Math.max(0, sum);
    }
}
