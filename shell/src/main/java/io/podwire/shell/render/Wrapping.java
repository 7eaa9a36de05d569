package io.podwire.shell.render;

import java.util.ArrayList;
import java.util.List;

/** Breaks a line at blanks, so that it fits a terminal; a word that is longer than a line stays whole. */
final class Wrapping {

    private static final int ROOM = 80;
    private static final int TAB = 8;
    private static final int FARTHER = 2;

    private Wrapping() {}

    /**
     * The lines of a sentence.
     *
     * @param indent before the first line
     * @param further before the others
     */
    static List<String> sentence(String text, int indent, int further) {
        return lines(text.split(" "), indent, further, "");
    }

    /**
     * A line of several sentences: on a terminal, where it has no room, with further lines that stand farther in; for programs, which read
     * line by line, whole.
     *
     * @param line may begin with a tab
     */
    static List<String> shown(String line, boolean terminal) {
        int indent = line.startsWith("\t") ? TAB : 0;
        return !terminal || indent + DisplayWidth.of(line.strip()) <= ROOM
                ? List.of(line)
                : sentence(line.strip(), indent, indent == 0 ? FARTHER : indent + FARTHER);
    }

    /**
     * The lines of a command, to be copied as they are: all but the last end with a backslash, and none is broken within quotes.
     */
    static List<String> command(String label, String text, int indent, int further) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder(label);
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            quoted ^= c == '\'';
            if (c == ' ' && !quoted) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        return lines(words.toArray(String[]::new), indent, further, " \\");
    }

    private static List<String> lines(String[] words, int indent, int further, String end) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        int width = indent;
        boolean empty = true;
        for (String word : words) {
            int wide = DisplayWidth.of(word);
            if (!empty && width + 1 + wide > ROOM - end.length()) {
                lines.add(line + end);
                line = new StringBuilder(" ".repeat(further));
                width = further;
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            width += wide + (empty ? 0 : 1);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
