package io.podwire.scripts.runbook;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;

/** The command line in a header's {@code @usage}. */
public final class Usage {

    private Usage() {}

    /**
     * Cuts a line at blanks outside single and double quotes, as a POSIX shell would; nothing else of a shell's language is known.
     *
     * @throws BadUse for a quote without an end
     */
    public static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (char c : line.toCharArray()) {
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                word = word == null ? new StringBuilder() : word;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (word != null) {
                    words.add(word.toString());
                    word = null;
                }
            } else {
                word = word == null ? new StringBuilder() : word;
                word.append(c);
            }
        }
        if (quote != 0) {
            throw new BadUse("a quote does not end");
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }

    /**
     * Checks the line of a header against the rest of it.
     *
     * @throws BadUse where it would not run this runbook
     */
    static void check(Header header) {
        List<String> words = words(header.usage());
        String start = "podwire run " + header.name();
        if (words.size() < 3 || !String.join(" ", words.subList(0, 3)).equals(start)) {
            throw new BadUse("expected a line that begins with: " + start);
        }
        List<String> values = new ArrayList<>();
        for (int i = 3; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("-")) {
                // podwire's own flags, which it reads itself; one with a value apart takes the next word
                i += word.equals("--in") || word.equals("--on") || word.equals("--timeout") ? 1 : 0;
            } else {
                values.add(word);
            }
        }
        Values.read(header, values);
    }

    /** {@code [a-z][a-z0-9-]*}. */
    static boolean isName(String text) {
        if (text.isEmpty() || text.charAt(0) < 'a' || text.charAt(0) > 'z') {
            return false;
        }
        return text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
    }

    /** {@code [A-Za-z0-9._-]+}. */
    static boolean isWord(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-');
    }

    /** A name made safe for a message, in quotes. */
    static String quoted(String name) {
        return "'" + Printable.of(name) + "'";
    }
}
