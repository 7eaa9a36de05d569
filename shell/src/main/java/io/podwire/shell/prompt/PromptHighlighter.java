package io.podwire.shell.prompt;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colors of the line while it is typed: what is known, what is not, what is text. It also puts the hint behind the cursor. */
final class PromptHighlighter implements Highlighter {

    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle COMMAND = PLAIN.bold();
    private static final AttributedStyle FLAG = PLAIN.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle TEXT = PLAIN.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle VARIABLE = PLAIN.foreground(AttributedStyle.MAGENTA);
    private static final AttributedStyle WARNING =
            PLAIN.foreground(AttributedStyle.YELLOW).underline();
    private static final Set<String> STAGES = Set.of("where", "select", "sort");

    private final PromptState prompt;
    private final LineRule rule;
    private final Hint hint;
    private final boolean colors;

    PromptHighlighter(PromptState prompt, LineRule rule, boolean colors) {
        this.prompt = prompt;
        this.rule = rule;
        this.hint = new Hint(prompt.index());
        this.colors = colors;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        if (prompt.hints()) {
            int used = reader.getTerminal().getColumns() - promptWidth() - buffer.length() - 1;
            reader.setTailTip(rule.kindOf(buffer) == LineRule.Kind.COMMAND ? hint.behind(buffer, used) : "");
        }
        return colors ? new AttributedString(styled(buffer)) : new AttributedString(buffer);
    }

    private int promptWidth() {
        return "podwire > ".length() + Where.inShort(prompt.standing()).length();
    }

    private AttributedStringBuilder styled(String buffer) {
        AttributedStyle[] styles = new AttributedStyle[buffer.length()];
        switch (rule.kindOf(buffer)) {
            case COMMAND -> command(buffer, styles);
            case GROOVY -> groovy(buffer, styles);
            case PROGRAM -> paint(styles, buffer.indexOf('!'), buffer.indexOf('!') + 1, COMMAND);
            case EMPTY -> paint(styles, 0, buffer.length(), PLAIN.faint());
        }
        AttributedStringBuilder out = new AttributedStringBuilder();
        for (int i = 0; i < buffer.length(); i++) {
            out.append(buffer.substring(i, i + 1), styles[i] == null ? PLAIN : styles[i]);
        }
        return out;
    }

    private static void paint(AttributedStyle[] styles, int from, int to, AttributedStyle style) {
        for (int i = Math.max(0, from); i < Math.min(to, styles.length); i++) {
            styles[i] = style;
        }
    }

    private void command(String buffer, AttributedStyle[] styles) {
        List<int[]> parts = CommandText.parts(buffer);
        for (int[] part : parts) {
            paint(styles, part[1], part[1] + 1, COMMAND);
        }
        words(buffer, parts.get(0), styles);
        for (int[] part : parts.subList(1, parts.size())) {
            List<Words.Word> words = Words.soFar(buffer, part[0], part[1]);
            texts(buffer, part[0], part[1], styles);
            if (!words.isEmpty() && STAGES.contains(words.get(0).text())) {
                paint(styles, words.get(0).start(), words.get(0).end(), COMMAND);
            }
        }
    }

    private void words(String buffer, int[] part, AttributedStyle[] styles) {
        List<Words.Word> words = Words.soFar(buffer, part[0], part[1]);
        List<String> texts = new ArrayList<>();
        words.forEach(word -> texts.add(word.text()));
        CommandIndex.Entry entry = prompt.index().match(texts);
        CommandSpec spec = entry == null ? null : hint.spec(entry);
        int named = entry == null ? 1 : entry.name().split(" ").length;
        boolean flagsEnd = false;
        for (int i = 0; i < words.size(); i++) {
            Words.Word word = words.get(i);
            if (i < named) {
                paint(styles, word.start(), word.end(), COMMAND);
                continue;
            }
            texts(buffer, word.start(), word.end(), styles);
            flagsEnd |= word.text().equals("--");
            if (!flagsEnd && word.text().startsWith("-") && word.text().length() > 1) {
                boolean last = i == words.size() - 1 && word.end() == buffer.length();
                boolean known = spec == null || last || Hint.flag(spec, word.text()) != null;
                int equals = buffer.indexOf('=', word.start());
                int end = equals > 0 && equals < word.end() ? equals : word.end();
                paint(styles, word.start(), end, known ? FLAG : WARNING);
            }
        }
    }

    private void groovy(String buffer, AttributedStyle[] styles) {
        texts(buffer, 0, buffer.length(), styles);
        String word = LineRule.name(buffer.strip());
        int from = buffer.indexOf(word);
        int to = from + word.length();
        boolean alone = to == buffer.length()
                || Character.isWhitespace(buffer.charAt(to))
                        && like(buffer.substring(to).strip());
        if (!word.isEmpty()
                && alone
                && !Groovy.WORDS.contains(word)
                && !prompt.scripting().variables().contains(word)
                && !beginsCommand(word, to == buffer.length())) {
            paint(styles, from, to, WARNING);
        }
    }

    /** What may follow a command's name and begins no operator. */
    private static boolean like(String rest) {
        int from = rest.startsWith("--") ? 2 : rest.startsWith("-") ? 1 : 0;
        return rest.isEmpty() || from < rest.length() && Character.isLetterOrDigit(rest.charAt(from));
    }

    /** While the first word is typed it may still become a command's name. */
    private boolean beginsCommand(String word, boolean typing) {
        return typing
                && prompt.index().entries().stream()
                        .anyMatch(entry -> entry.name().startsWith(word));
    }

    /** Quoted text and variables between two positions. */
    private static void texts(String buffer, int from, int to, AttributedStyle[] styles) {
        char quote = 0;
        int begin = from;
        for (int i = from; i < to; i++) {
            char c = buffer.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                begin = i;
            } else if (c == quote && quote != 0) {
                paint(styles, begin, i + 1, TEXT);
                quote = 0;
            } else if (c == '$' && quote == 0) {
                int end = i + 1;
                while (end < to
                        && (Character.isJavaIdentifierPart(buffer.charAt(end))
                                || "{}".indexOf(buffer.charAt(end)) >= 0)) {
                    end++;
                }
                paint(styles, i, end, VARIABLE);
            }
        }
        if (quote != 0) {
            paint(styles, begin, to, TEXT);
        }
    }
}
