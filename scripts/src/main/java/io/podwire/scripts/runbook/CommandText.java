package io.podwire.scripts.runbook;

import java.util.List;
import java.util.StringJoiner;

/** A program and its arguments as a line that a shell would read the same way. */
public final class CommandText {

    private CommandText() {}

    /** With single quotes around what a shell would not leave alone. */
    public static String of(List<?> words) {
        StringJoiner line = new StringJoiner(" ");
        words.forEach(word -> line.add(quoted(String.valueOf(word))));
        return line.toString();
    }

    private static String quoted(String word) {
        boolean plain = !word.isEmpty()
                && word.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c) || "@%+=:,./_-".indexOf(c) >= 0);
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
