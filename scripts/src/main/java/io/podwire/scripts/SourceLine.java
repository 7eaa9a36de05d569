package io.podwire.scripts;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a script, as an error shows it.
 *
 * @param source which script
 * @param line from 1; 0 where it is not known
 * @param column from 1; 0 where it is not known
 */
record SourceLine(ScriptSource source, int line, int column) {

    private static final int SHOWN = 160;

    /** {@code check.groovy line 3: }; without a name for a dialog's pieces, and then nothing where there is only one line. */
    String prefix() {
        boolean several = source.text().strip().indexOf('\n') >= 0;
        String at = line > 0 && (several || !source.name().isEmpty()) ? "line " + line : "";
        String where = source.name().isEmpty() || at.isEmpty() ? source.name() + at : source.name() + " " + at;
        return where.isEmpty() ? "" : where + ": ";
    }

    /** The line and, where the column is known, a caret below it. */
    List<String> shown() {
        String[] lines = source.text().split("\n", -1);
        if (line < 1 || line > lines.length) {
            return List.of();
        }
        String text = lines[line - 1].replace('\t', ' ').replace("\r", "");
        int from = column > SHOWN ? column - SHOWN / 2 : 0;
        String part = text.substring(Math.min(from, text.length()), Math.min(text.length(), from + SHOWN));
        List<String> shown = new ArrayList<>();
        shown.add(line + " | " + part);
        if (column > 0 && column - from <= part.length() + 1) {
            shown.add(" ".repeat(String.valueOf(line).length()) + " | " + " ".repeat(column - 1 - from) + "^");
        }
        return shown;
    }

    /** The same line with the column of a name, where the name stands in it once. */
    SourceLine pointingAt(String name) {
        String[] lines = source.text().split("\n", -1);
        if (line < 1 || line > lines.length) {
            return this;
        }
        int found = wordAt(name, lines[line - 1], 0);
        boolean once = found >= 0 && wordAt(name, lines[line - 1], found + 1) < 0;
        return once ? new SourceLine(source, line, found + 1) : this;
    }

    private static int wordAt(String name, String text, int from) {
        for (int at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean begins = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
            if (begins && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)))) {
                return at;
            }
        }
        return -1;
    }
}
