package io.podwire.shell.complete;

import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * A line with what could stand at its cursor. As JLine sees it, its one word is what the suggestions take the place of; so what
 * else is on the line, and by whose rules it is quoted, concerns only {@link LineCompletion}.
 *
 * @param line all of it
 * @param cursor from 0
 * @param suggestions for the cursor
 */
record CompletedLine(String line, int cursor, Suggestions suggestions) implements CompletingParsedLine {

    @Override
    public String word() {
        return suggestions.prefix();
    }

    @Override
    public int wordCursor() {
        return suggestions.prefix().length();
    }

    @Override
    public int wordIndex() {
        return 0;
    }

    @Override
    public List<String> words() {
        return List.of(word());
    }

    @Override
    public int rawWordCursor() {
        return cursor - suggestions.from();
    }

    @Override
    public int rawWordLength() {
        return cursor - suggestions.from();
    }

    /** As it must be typed: on a command line what would end a word is quoted; in a Groovy string it is as it is. */
    @Override
    public CharSequence escape(CharSequence value, boolean complete) {
        if (suggestions.groovy()) {
            return complete && suggestions.quote() != 0 ? value.toString() + suggestions.quote() : value;
        }
        boolean needed = suggestions.quote() != 0
                || value.chars().anyMatch(c -> Character.isWhitespace(c) || "|'\"\\&;".indexOf(c) >= 0);
        if (!needed) {
            return value;
        }
        char quote = suggestions.quote() != 0
                ? suggestions.quote()
                : value.toString().indexOf('\'') >= 0 ? '"' : '\'';
        String inner = quote == '"' ? value.toString().replace("\\", "\\\\").replace("\"", "\\\"") : value.toString();
        return quote + inner + (complete ? String.valueOf(quote) : "");
    }
}
