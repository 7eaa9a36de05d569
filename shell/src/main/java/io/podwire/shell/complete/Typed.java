package io.podwire.shell.complete;

import java.util.ArrayList;
import java.util.List;

/**
 * A command line up to the cursor, split into words: blanks separate, quotes of either sort and a backslash keep them. A {@code |}
 * outside quotes begins a new part.
 *
 * @param before words before the one at the cursor, of the part that the cursor is in, without quotes
 * @param firstPart words of the part before the first pipe; those before the cursor's where there is no pipe
 * @param piped true where the cursor is behind a pipe
 * @param start where the word at the cursor begins, its quote included
 * @param quoted where the quote stands that is still open at the cursor; -1: none
 * @param end the cursor
 * @param word that word up to the cursor, without quotes
 * @param quote the quote that is still open at the cursor; NUL: none
 */
record Typed(
        List<String> before,
        List<String> firstPart,
        boolean piped,
        int start,
        int quoted,
        int end,
        String word,
        char quote) {

    /** Splits the text before the cursor. */
    static Typed of(String text) {
        List<String> words = new ArrayList<>();
        List<String> firstPart = null;
        StringBuilder word = new StringBuilder();
        int start = -1;
        int quoted = -1;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = quote == 0 && (Character.isWhitespace(c) || c == '|');
            if (!ends && start < 0) {
                start = i;
            }
            if (ends) {
                if (start >= 0) {
                    words.add(word.toString());
                    word.setLength(0);
                    start = -1;
                }
                if (c == '|') {
                    firstPart = firstPart == null ? List.copyOf(words) : firstPart;
                    words.clear();
                }
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                quoted = i;
            } else if (c == quote) {
                quote = 0;
            } else if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                word.append(text.charAt(++i));
            } else {
                word.append(c);
            }
        }
        return new Typed(
                List.copyOf(words),
                firstPart == null ? List.copyOf(words) : firstPart,
                firstPart != null,
                start < 0 ? text.length() : start,
                quote == 0 ? -1 : quoted,
                text.length(),
                word.toString(),
                quote);
    }
}
