package io.podwire.shell.prompt;

import io.podwire.shell.complete.PromptCompleter;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells the line editor whether a line is whole, and what stands at the cursor. */
final class PromptParser implements Parser {

    private final LineRule rule;
    private final Scripting scripting;
    private final PromptCompleter completer;

    PromptParser(LineRule rule, Scripting scripting, PromptCompleter completer) {
        this.rule = rule;
        this.scripting = scripting;
        this.completer = completer;
    }

    private record Split(String line, int cursor, List<String> words, int wordIndex, int wordCursor)
            implements CompletingParsedLine {
        @Override
        public String word() {
            return wordIndex < words.size() ? words.get(wordIndex) : "";
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return Words.quoted(candidate.toString());
        }

        @Override
        public int rawWordCursor() {
            return wordCursor;
        }

        @Override
        public int rawWordLength() {
            return word().length();
        }
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.COMPLETE) {
            return completer.parse(line, cursor);
        }
        if (context == ParseContext.ACCEPT_LINE
                && rule.kindOf(line) == LineRule.Kind.GROOVY
                && !scripting.complete(line)) {
            throw new EOFError(-1, cursor, "Groovy goes on", "");
        }
        return split(line, cursor);
    }

    private static ParsedLine split(String line, int cursor) {
        List<String> texts = new ArrayList<>();
        int index = -1;
        int inWord = 0;
        for (Words.Word word : Words.soFar(line, 0, line.length())) {
            if (index < 0 && cursor <= word.end()) {
                index = texts.size();
                inWord = Math.max(0, cursor - word.start());
            }
            texts.add(word.text());
        }
        return new Split(line, cursor, List.copyOf(texts), index < 0 ? texts.size() : index, inWord);
    }

    /** A backslash at the end of a line joins nothing: a command never goes on. */
    @Override
    public boolean isEscapeChar(char c) {
        return false;
    }
}
