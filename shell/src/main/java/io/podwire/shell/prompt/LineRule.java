package io.podwire.shell.prompt;

import io.podwire.shell.complete.Operator;
import java.util.function.Predicate;

/**
 * What a line is. Trying Groovy first is no rule: most command lines parse as Groovy ({@code findpod shop/cart} is a division). So the
 * first word decides: a line is a command where it begins with a registered name, behind which stands nothing, a blank, {@code |} or
 * {@code &}, and the next word is not exactly an operator of Groovy's. {@code name(}, {@code name.} and {@code name[} are Groovy.
 */
final class LineRule {

    /** What a line can be. */
    enum Kind {
        /** Nothing, or a comment. */
        EMPTY,
        COMMAND,
        GROOVY,
        /** {@code !} and a line for the user's own shell. */
        PROGRAM
    }

    private final Predicate<String> registered;

    /** @param registered whether a word is the first word of a command's name */
    LineRule(Predicate<String> registered) {
        this.registered = registered;
    }

    /** What it is, leading blanks aside. */
    Kind kindOf(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return Kind.EMPTY;
        }
        if (text.startsWith("!")) {
            return Kind.PROGRAM;
        }
        String name = name(text);
        if (name.isEmpty() || !registered.test(name)) {
            return Kind.GROOVY;
        }
        return endsName(text, name.length()) && !Operator.is(next(text, name.length())) ? Kind.COMMAND : Kind.GROOVY;
    }

    /** The longest {@code [a-z][a-z0-9-]*} it begins with; may be empty. */
    static String name(String text) {
        int end = 0;
        while (end < text.length() && partOfName(text.charAt(end), end)) {
            end++;
        }
        return text.substring(0, end);
    }

    private static boolean partOfName(char c, int at) {
        return c >= 'a' && c <= 'z' || at > 0 && (c == '-' || c >= '0' && c <= '9');
    }

    private static boolean endsName(String text, int at) {
        if (at == text.length()) {
            return true;
        }
        char c = text.charAt(at);
        return c == '|' || c == '&' || blank(c);
    }

    /** The blank-separated word behind the name; empty where there is none or it is attached. */
    private static String next(String text, int at) {
        int from = at;
        while (from < text.length() && blank(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < text.length() && !blank(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
