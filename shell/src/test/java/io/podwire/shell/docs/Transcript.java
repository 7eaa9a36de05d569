package io.podwire.shell.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a document shows of a terminal: fenced blocks that begin with {@code $ COMMAND}, each command followed by what it printed.
 *
 * @param text of the whole document
 */
record Transcript(String text) {

    private static final Pattern BLOCK =
            Pattern.compile("(?<=^```\n)\\$ .*?(?=^```$)", Pattern.MULTILINE | Pattern.DOTALL);

    /**
     * A command and what stands below it.
     *
     * @param command as typed, without the prompt
     * @param output lines with their ends; empty where it printed nothing
     */
    record Shown(String command, String output) {}

    /** In the order of the document. */
    List<Shown> all() {
        List<Shown> all = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            all.addAll(shown(block.group()));
        }
        return all;
    }

    /** The same document with what its commands print now. */
    String with(UnaryOperator<String> outputs) {
        return BLOCK.matcher(text).replaceAll(block -> {
            StringBuilder anew = new StringBuilder();
            for (Shown shown : shown(block.group())) {
                anew.append("$ ").append(shown.command()).append('\n').append(outputs.apply(shown.command()));
            }
            return Matcher.quoteReplacement(anew.toString());
        });
    }

    private static List<Shown> shown(String block) {
        List<Shown> all = new ArrayList<>();
        for (String line : block.split("(?<=\n)")) {
            if (line.startsWith("$ ")) {
                all.add(new Shown(line.substring(2).strip(), ""));
            } else {
                Shown last = all.remove(all.size() - 1);
                all.add(new Shown(last.command(), last.output() + line));
            }
        }
        return all;
    }
}
