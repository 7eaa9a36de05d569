package io.podwire.shell.complete;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/**
 * Hands suggestions to JLine. The prompt's parser answers a request for completion with {@link #parse}, so that JLine takes for the
 * word at the cursor what the suggestions take the place of.
 */
public final class PromptCompleter implements Completer {

    private final LineCompletion completion = new LineCompletion();
    private final Surroundings surroundings;

    /** @param surroundings asked anew for each completion */
    public PromptCompleter(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The line as JLine is to see it for {@code ParseContext.COMPLETE}. */
    public CompletingParsedLine parse(String line, int cursor) {
        return new CompletedLine(line, cursor, completion.at(line, cursor, surroundings));
    }

    @Override
    public void complete(LineReader reader, ParsedLine parsed, List<Candidate> candidates) {
        Suggestions suggestions = parsed instanceof CompletedLine known
                ? known.suggestions()
                : completion.at(parsed.line(), parsed.cursor(), surroundings);
        for (Suggestion one : suggestions.all()) {
            candidates.add(new Candidate(
                    one.value(),
                    one.value(),
                    one.group(),
                    one.about().isEmpty() ? null : one.about(),
                    null,
                    null,
                    one.whole()));
        }
    }
}
