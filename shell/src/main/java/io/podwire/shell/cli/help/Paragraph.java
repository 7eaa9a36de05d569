package io.podwire.shell.cli.help;

/** Breaks text into lines of at most 80 columns at its blanks; a word that is longer stays whole. */
final class Paragraph {

    static final int WIDTH = 80;

    private Paragraph() {}

    /** Appends a text with every line indented. */
    static void append(StringBuilder out, int indent, String text) {
        hang(out, " ".repeat(indent), indent, text);
    }

    /** Appends {@code head}, and the text from column {@code column} on; below the head where that is longer. */
    static void hang(StringBuilder out, String head, int column, String text) {
        StringBuilder line = new StringBuilder(head);
        if (head.length() >= column && !head.isBlank()) {
            out.append(line).append('\n');
            line.setLength(0);
        }
        pad(line, column);
        boolean begun = false;
        for (String word : text.split(" ")) {
            if (begun && line.length() + 1 + word.length() > WIDTH) {
                out.append(line).append('\n');
                line.setLength(0);
                pad(line, column);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static void pad(StringBuilder line, int column) {
        while (line.length() < column) {
            line.append(' ');
        }
    }
}
