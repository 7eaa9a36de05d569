package io.podwire.scripts;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is still open at the end of Groovy text: brackets, strings of all kinds, comments. Groovy's own parser can't tell: it calls an
 * open brace an unexpected one.
 */
final class Brackets {

    /** How the text ends. */
    enum End {
        /** Nothing is open. */
        CLOSED,
        /** Something is open that a further line may close. */
        OPEN,
        /** A bracket closes what was not opened, or a string that must end on its line does not: no further line mends it. */
        BROKEN
    }

    private static final char TRIPLE_SINGLE = 's';
    private static final char TRIPLE_DOUBLE = 'd';
    private static final char DOLLAR = '$';

    private final String text;
    /** Brackets as themselves; a string by its quote, a triple or dollar one by the letters above, innermost first. */
    private final Deque<Character> open = new ArrayDeque<>();

    private int at;
    /** The last character that was neither blank nor comment: tells a division from a slashy string. */
    private char before = '\n';

    Brackets(String text) {
        this.text = text;
    }

    End end() {
        while (at < text.length()) {
            boolean going = inString() ? string() : code();
            if (!going) {
                return End.BROKEN;
            }
        }
        boolean unfinishedLine = !open.isEmpty() && (open.peek() == '\'' || open.peek() == '"');
        return open.isEmpty() ? End.CLOSED : unfinishedLine ? End.BROKEN : End.OPEN;
    }

    private boolean inString() {
        return !open.isEmpty() && "\'\"/sd$".indexOf(open.peek()) >= 0;
    }

    private boolean next(String token) {
        return text.startsWith(token, at);
    }

    /** @return false where the text is broken */
    private boolean code() {
        char c = text.charAt(at);
        if (next("//") && !slashyMayBegin("//") || next("#!") && at == 0) {
            int line = text.indexOf('\n', at);
            at = line < 0 ? text.length() : line;
            return true;
        }
        if (next("/*")) {
            int close = text.indexOf("*/", at + 2);
            if (close < 0) {
                open.push('*');
                at = text.length();
            } else {
                at = close + 2;
            }
            return true;
        }
        if (next("'''") || next("\"\"\"")) {
            open.push(c == '"' ? TRIPLE_DOUBLE : TRIPLE_SINGLE);
            at += 3;
        } else if (next("$/")) {
            open.push(DOLLAR);
            at += 2;
        } else if (c == '\'' || c == '"' || c == '/' && slashyMayBegin("/")) {
            open.push(c);
            at++;
        } else {
            at++;
            return bracket(c);
        }
        return true;
    }

    private boolean bracket(char c) {
        if (!Character.isWhitespace(c)) {
            before = c;
        }
        if ("([{".indexOf(c) >= 0) {
            open.push(c);
        } else if (")]}".indexOf(c) >= 0) {
            char opening = "([{".charAt(")]}".indexOf(c));
            return !open.isEmpty() && open.pop() == opening;
        }
        return true;
    }

    /** After a value a slash divides; {@code //} is a comment everywhere. */
    private boolean slashyMayBegin(String slashes) {
        boolean afterValue = Character.isJavaIdentifierPart(before) || ")]}'\"/".indexOf(before) >= 0;
        return slashes.length() == 1 && !afterValue;
    }

    private boolean string() {
        char c = text.charAt(at);
        char kind = open.peek();
        boolean interpolated = kind == '"' || kind == TRIPLE_DOUBLE || kind == '/' || kind == DOLLAR;
        String close = switch (kind) {
            case TRIPLE_SINGLE -> "'''";
            case TRIPLE_DOUBLE -> "\"\"\"";
            case DOLLAR -> "/$";
            default -> String.valueOf(kind);
        };
        if (next(close)) {
            open.pop();
            at += close.length();
            before = '"';
        } else if (interpolated && next("${")) {
            open.push('{');
            at += 2;
            before = '{';
        } else if (c == '\\' && kind != DOLLAR) {
            at += 2;
        } else if (c == '\n' && (kind == '\'' || kind == '"')) {
            return false;
        } else {
            at++;
        }
        return true;
    }
}
