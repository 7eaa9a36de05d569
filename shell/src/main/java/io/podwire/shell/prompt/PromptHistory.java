package io.podwire.shell.prompt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.impl.history.DefaultHistory;

/** The line editor's history, which keeps in a file what may be kept. */
final class PromptHistory extends DefaultHistory implements History {

    private final HistoryFile file;

    PromptHistory(HistoryFile file) {
        this.file = file;
    }

    /** Takes over what the file has; once, after the editor was made. */
    void fill() {
        file.read().forEach(entry -> super.add(Instant.now(), entry));
        moveToEnd();
    }

    /** Lines with a leading blank are nobody's business, secrets neither. */
    @Override
    public void add(Instant time, String line) {
        String entry = line.stripTrailing();
        boolean again = size() > 0 && get(last()).equals(entry);
        if (entry.isBlank() || Character.isWhitespace(entry.charAt(0)) || again || Secrets.in(entry)) {
            return;
        }
        super.add(time, entry);
        file.append(entry);
    }

    @Override
    public List<String> last(int most) {
        List<String> lines = new ArrayList<>();
        for (int i = Math.max(first(), last() - most + 1); i <= last() && size() > 0; i++) {
            lines.add(String.format("%5d  %s", i + 1, get(i)));
        }
        return lines;
    }
}
