package io.podwire.shell.complete;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where in a Groovy text the cursor stands, as far as completion asks: in a string or a name, behind a dot, in the arguments of which
 * call. Knows brackets, strings and comments, and no more of the language; of a broken text it makes the best.
 */
final class GroovyCursor {

    /** An opening bracket that is not closed before the cursor. */
    private static final class Open {
        final char bracket;
        final int at;
        final List<String> keys = new ArrayList<>();
        String key;
        int commas;

        Open(char bracket, int at) {
            this.bracket = bracket;
            this.at = at;
        }
    }

    /**
     * The call whose arguments the cursor is in.
     *
     * @param method its name
     * @param keys named arguments given before this one
     * @param key name of the argument at the cursor; null where it has none
     * @param position of the argument at the cursor, from 0, counting all
     */
    record Call(String method, List<String> keys, String key, int position) {}

    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();
    /** Where what ends at a place began: a closing bracket's opening one, a closing quote's opening one. */
    private final Map<Integer, Integer> begins = new HashMap<>();

    private char quote;
    private int quoted = -1;
    private boolean comment;

    private GroovyCursor(String text) {
        this.text = text;
    }

    /** Reads the text before the cursor. */
    static GroovyCursor of(String text) {
        GroovyCursor cursor = new GroovyCursor(text);
        cursor.read();
        return cursor;
    }

    private void read() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = string(i, c);
            } else if (c == '/' && text.startsWith("/*", i)) {
                i = skip(text.indexOf("*/", i + 2), 2);
            } else if (c == '/' && text.startsWith("//", i)) {
                i = skip(text.indexOf('\n', i), 1);
            } else {
                i = plain(i, c);
            }
        }
    }

    private int skip(int end, int length) {
        comment = end < 0;
        return end < 0 ? text.length() : end + length;
    }

    private int string(int at, char c) {
        String mark = String.valueOf(c).repeat(text.startsWith(String.valueOf(c).repeat(3), at) ? 3 : 1);
        int i = at + mark.length();
        while (i < text.length()) {
            if (text.charAt(i) == '\\') {
                i += 2;
            } else if (text.startsWith(mark, i)) {
                begins.put(i + mark.length() - 1, at);
                return i + mark.length();
            } else {
                i++;
            }
        }
        quote = c;
        quoted = at + mark.length() - 1;
        return text.length();
    }

    private int plain(int at, char c) {
        switch (c) {
            case '(', '[', '{' -> open.push(new Open(c, at));
            case ')', ']', '}' -> {
                if (!open.isEmpty()) {
                    begins.put(at, open.pop().at);
                }
            }
            case ',' -> {
                if (!open.isEmpty()) {
                    Open call = open.peek();
                    call.commas++;
                    call.key = null;
                }
            }
            case ':' -> {
                String name = nameBefore(at);
                if (!open.isEmpty() && !name.isEmpty()) {
                    open.peek().key = name;
                    open.peek().keys.add(name);
                }
            }
            default -> {}
        }
        return at + 1;
    }

    /** The quote that is open at the cursor; NUL: none. */
    char quote() {
        return quote;
    }

    /** Where that quote stands. */
    int quoted() {
        return quoted;
    }

    /** True inside a comment: nothing is to be completed there. */
    boolean inComment() {
        return comment;
    }

    /** The name up to the cursor; empty where none was begun. */
    String name() {
        return nameBefore(text.length());
    }

    private String nameBefore(int end) {
        int at = end;
        while (at > 0 && Fields.isNamePart(text.charAt(at - 1))) {
            at--;
        }
        return text.substring(at, end);
    }

    /** What stands before the dot that is before the name at the cursor; null where there is no dot. */
    String receiver() {
        int dot = skipBlanks(text.length() - name().length());
        return dot > 0 && text.charAt(dot - 1) == '.' ? chainEndingAt(dot - 1) : null;
    }

    /** What {@code it} is an element of in the innermost closure that is an argument; null outside of one. */
    String closureOf() {
        for (Open one : open) {
            if (one.bracket == '{') {
                int end = skipBlanks(one.at);
                if (end > 0 && text.charAt(end - 1) == ')') {
                    end = begins.getOrDefault(end - 1, 0);
                } else if (end > 0 && text.charAt(end - 1) == '(') {
                    end = end - 1;
                }
                String method = nameBefore(end);
                int dot = end - method.length();
                return dot > 0 && text.charAt(dot - 1) == '.' ? chainEndingAt(dot - 1) : null;
            }
        }
        return null;
    }

    /** The call that the cursor is among the arguments of, or null. A list or a closure within it is not the call itself. */
    Call call() {
        Open inner = open.peek();
        if (inner == null || inner.bracket != '(') {
            return null;
        }
        String method = nameBefore(inner.at);
        boolean qualified = inner.at > method.length() && text.charAt(inner.at - method.length() - 1) == '.';
        return method.isEmpty() || qualified
                ? null
                : new Call(method, List.copyOf(inner.keys), inner.key, inner.commas);
    }

    private int skipBlanks(int end) {
        int at = end;
        while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** The expression that ends before {@code end}: names, calls, indexes and closures joined by dots. */
    private String chainEndingAt(int end) {
        int at = end;
        if (at > 0 && (text.charAt(at - 1) == '?' || text.charAt(at - 1) == '*')) {
            at--;
        }
        int chainEnd = at;
        boolean more = true;
        while (more && at > 0) {
            more = false;
            at = skipBlanks(at);
            while (at > 0 && begins.containsKey(at - 1)) {
                at = skipBlanks(begins.get(at - 1));
            }
            at -= nameBefore(at).length();
            int dot = skipBlanks(at);
            if (dot > 0 && text.charAt(dot - 1) == '.') {
                at = dot - 1;
                at -= at > 0 && (text.charAt(at - 1) == '?' || text.charAt(at - 1) == '*') ? 1 : 0;
                more = true;
            }
        }
        return text.substring(at, chainEnd).strip();
    }
}
