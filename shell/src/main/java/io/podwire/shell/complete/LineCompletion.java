package io.podwire.shell.complete;

import io.podwire.api.command.CommandIndex;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what could stand at the cursor of a line of the prompt: a command with its words, a stage behind a pipe, or Groovy. Pure: the
 * same text, cursor and surroundings give the same answer.
 */
public final class LineCompletion {

    private final Specs specs = new Specs();
    private final CommandCompletion commands = new CommandCompletion(specs);

    /**
     * The suggestions.
     *
     * @param line all that was typed, of all lines of an unfinished text
     * @param cursor from 0; what is behind it is not looked at
     */
    public Suggestions at(String line, int cursor, Surroundings surroundings) {
        String text = line.substring(0, cursor);
        int begin = 0;
        while (begin < text.length() && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        if (text.startsWith("!", begin)) {
            Typed typed = Typed.of(text);
            return Suggestions.matching(
                    typed.start(), typed.word(), typed.quote(), false, FileNames.below(typed.word()));
        }
        int end = begin;
        while (end < text.length() && isCommandPart(text.charAt(end))) {
            end++;
        }
        String first = text.substring(begin, end);
        if (end == text.length()) {
            return firstWord(text, begin, surroundings);
        }
        return isCommand(text, first, end, surroundings)
                ? command(text, surroundings)
                : new GroovyCompletion(surroundings, specs).at(text);
    }

    private static boolean isCommandPart(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
    }

    private Suggestions firstWord(String text, int begin, Surroundings surroundings) {
        List<Suggestion> offered = new ArrayList<>(CommandCompletion.firstWords(surroundings));
        offered.addAll(new GroovyCompletion(surroundings, specs).names());
        return Suggestions.matching(begin, text.substring(begin), (char) 0, false, offered);
    }

    private static boolean isCommand(String text, String first, int end, Surroundings surroundings) {
        boolean known = surroundings.commands().find(first) != null
                || !surroundings.commands().below(first).isEmpty();
        char next = text.charAt(end);
        if (!known || !(Character.isWhitespace(next) || next == '|' || next == '&')) {
            return false;
        }
        String[] words = text.substring(end).strip().split("\\s+", 2);
        boolean finished = words.length > 1 || Character.isWhitespace(text.charAt(text.length() - 1));
        return !(finished && Operator.is(words[0]));
    }

    private Suggestions command(String text, Surroundings surroundings) {
        Typed typed = Typed.of(text);
        if (!typed.piped()) {
            return commands.at(typed, surroundings);
        }
        CommandIndex.Entry entry = surroundings.commands().match(typed.firstPart());
        return PipeCompletion.at(typed, entry == null ? null : specs.item(entry));
    }
}
