package io.podwire.shell.render.drawing;

import io.podwire.shell.render.DisplayWidth;
import io.podwire.shell.render.drawing.Diagram.Box;
import io.podwire.shell.render.drawing.Diagram.Line;

/**
 * How much room text takes. Which font a viewer has for {@code sans-serif} and {@code monospace} is not known here, and a runtime made
 * by jlink may have no AWT to measure one; so the widest of the usual fonts counts: of DejaVu Sans (as wide as Verdana) and
 * Liberation Sans (as wide as Arial and Helvetica) for words, 0.602 em of every fixed-width font in use for what is literal. Lengths are
 * in SVG's user units.
 */
final class Lettering {

    /** Characters of a name or label that are drawn; the facts have all of it. */
    private static final int LONGEST = 44;

    /** Advance widths of the characters 0x20 to 0x7e, in hundredths of an em. */
    private static final byte[] SANS = {
        32, 41, 46, 84, 64, 95, 78, 28, 39, 39, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34,
        84, 84, 84, 56, 102, 69, 69, 73, 77, 67, 62, 78, 76, 30, 50, 67, 56, 87, 75, 79, 67, 79, 73, 67, 62, 74, 69, 99,
        69, 67, 69, 39, 34, 39, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53,
        40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84
    };

    /** What a character takes that the usual fonts lack, and another font lends: one column, in hundredths of an em. */
    private static final int LENT = 100;

    private static final int FIXED = 61;

    /** Bold is wider than regular, in DejaVu Sans by up to a fifth. */
    private static final double BOLD = 1.2;

    static final double PAGE_TITLE = 16;
    static final double NODE_TITLE = 15;
    static final double PLACE_TITLE = 12;
    static final double BOX_TITLE = 13;
    static final double TEXT = 11;
    static final double LINE = 15;
    static final double BOX_SIDE = 12;
    static final double BOX_TOP = 8;

    /** What {@code DOWN} takes beside a title, with the space in front of it. */
    static final double BADGE = 48;

    private Lettering() {}

    static double bold(String text, double size) {
        return sans(text, size) * BOLD;
    }

    static double sans(String text, double size) {
        return text.codePoints()
                        .map(c -> c < 0x7f && c >= 0x20 ? SANS[c - 0x20] : lent(c))
                        .sum()
                * size
                / 100;
    }

    static double fixed(String text, double size) {
        return text.codePoints().map(c -> c < 0x7f ? FIXED : lent(c)).sum() * size / 100;
    }

    private static int lent(int c) {
        return LENT * DisplayWidth.of(Character.toString(c));
    }

    /** What is drawn of a text. */
    static String cut(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    static double width(Line line) {
        String text = cut(line.text());
        return line.literal() ? fixed(text, TEXT) : sans(text, TEXT);
    }

    static double width(Box box) {
        double widest = fixed(cut(box.title()), BOX_TITLE) + (box.down() ? BADGE : 0);
        for (Line line : box.lines()) {
            widest = Math.max(widest, width(line));
        }
        return Math.ceil(widest + 2 * BOX_SIDE);
    }

    static double height(Box box) {
        return 2 * BOX_TOP + LINE + 1 + box.lines().size() * LINE;
    }

    /** Width of the heading of a frame. */
    static double heading(String title, double size, String subtitle) {
        return Math.ceil(bold(cut(title), size) + (subtitle.isEmpty() ? 0 : size + sans(cut(subtitle), TEXT)));
    }
}
