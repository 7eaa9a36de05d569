package io.podwire.shell.prompt;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Splits text into words as a POSIX shell does with quotes and backslashes, and with nothing else of it: no globs, no substitutions.
 * {@code $name} and {@code ${name}} are Groovy variables of the prompt, replaced outside single quotes; the value is never split.
 */
final class Words {

    /**
     * One word.
     *
     * @param text without its quotes
     * @param start where it begins in the line
     * @param end behind its last character
     */
    record Word(String text, int start, int end) {}

    private final String line;
    private final int end;
    private final Function<String, String> variables;
    private int at;
    private char open;

    private Words(String line, int from, int to, Function<String, String> variables) {
        this.line = line;
        this.at = from;
        this.end = to;
        this.variables = variables;
    }

    /**
     * The words of a part of a line.
     *
     * @param variables gives the text of a variable
     * @throws BadUse where a quote is not closed, or as {@code variables} does
     */
    static List<Word> of(String line, int from, int to, Function<String, String> variables) {
        Words words = new Words(line, from, to, variables);
        List<Word> all = words.read();
        if (words.open != 0) {
            throw new BadUse("the quote " + words.open + " is not closed");
        }
        return all;
    }

    /** As far as can be told of a line that is still typed: a quote may be open, and variables stay as they are. */
    static List<Word> soFar(String line, int from, int to) {
        return new Words(line, from, to, null).read();
    }

    private List<Word> read() {
        List<Word> words = new ArrayList<>();
        skipBlanks();
        while (at < end) {
            int start = at;
            words.add(new Word(word(), start, at));
            skipBlanks();
        }
        return words;
    }

    private void skipBlanks() {
        while (at < end && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
    }

    private String word() {
        StringBuilder text = new StringBuilder();
        while (at < end && (open != 0 || !Character.isWhitespace(line.charAt(at)))) {
            char c = line.charAt(at++);
            if (c == open) {
                open = 0;
            } else if (open == 0 && (c == '\'' || c == '"')) {
                open = c;
            } else if (c == '\\' && open != '\'') {
                escaped(text);
            } else if (c == '$' && open != '\'' && variables != null) {
                variable(text);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** In double quotes a backslash stands for itself before anything but {@code " \ $} (POSIX.1 2.2.3). */
    private void escaped(StringBuilder text) {
        if (at == end) {
            text.append('\\');
            return;
        }
        char c = line.charAt(at++);
        if (open == '"' && c != '"' && c != '\\' && c != '$') {
            text.append('\\');
        }
        text.append(c);
    }

    private void variable(StringBuilder text) {
        boolean braces = at < end && line.charAt(at) == '{';
        int from = braces ? at + 1 : at;
        int to = from;
        while (to < end
                && (to == from
                        ? Character.isJavaIdentifierStart(line.charAt(to)) && line.charAt(to) != '$'
                        : Character.isJavaIdentifierPart(line.charAt(to)) && line.charAt(to) != '$')) {
            to++;
        }
        if (braces && (to == end || line.charAt(to) != '}')) {
            throw new BadUse("'" + Printable.of(line.substring(at - 1, Math.min(end, to + 1))) + "': expected ${NAME}");
        }
        if (to == from) {
            text.append('$');
            return;
        }
        text.append(variables.apply(line.substring(from, to)));
        at = braces ? to + 1 : to;
    }

    /** A word as it must be typed to be read as this text. */
    static String quoted(String text) {
        boolean plain = !text.isEmpty()
                && text.chars().noneMatch(c -> Character.isWhitespace(c) || "'\"\\$|&#!;<>()*?[]{}`~".indexOf(c) >= 0);
        return plain ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
