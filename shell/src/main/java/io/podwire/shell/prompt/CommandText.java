package io.podwire.shell.prompt;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A command line at the prompt: {@code COMMAND | where … | select … | PROGRAM …}. Pipes split outside quotes only; {@code ||} is an
 * operator of an expression and splits nothing. A program is the last: what comes out of it are no records.
 *
 * @param words the command's
 * @param stages what its result goes through, in order
 */
record CommandText(List<String> words, List<Stage> stages) {

    CommandText {
        words = List.copyOf(words);
        stages = List.copyOf(stages);
    }

    /**
     * Reads a line.
     *
     * @param variables gives the text of a Groovy variable
     * @throws BadUse where it is not well formed
     */
    static CommandText read(String line, Function<String, String> variables) {
        List<int[]> parts = parts(line);
        int[] first = parts.get(0);
        List<String> words = words(line, first, variables);
        refuseBackground(words);
        List<Stage> stages = new ArrayList<>();
        for (int[] part : parts.subList(1, parts.size())) {
            if (!stages.isEmpty() && stages.get(stages.size() - 1) instanceof Stage.External program) {
                throw new BadUse(
                        "nothing can follow " + Printable.of(program.words().get(0))
                                + ": programs are not joined to one another here"
                                + "; expected one program, the last",
                        "try:   … | sh -c 'PROGRAM | PROGRAM'");
            }
            stages.add(stage(line, part, variables));
        }
        return new CommandText(words, stages);
    }

    /** The parts between pipes, as positions from and to. There is always one. */
    static List<int[]> parts(String line) {
        List<int[]> parts = new ArrayList<>();
        int from = 0;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '|' && i + 1 < line.length() && line.charAt(i + 1) == '|') {
                i++;
            } else if (c == '|') {
                parts.add(new int[] {from, i});
                from = i + 1;
            }
        }
        parts.add(new int[] {from, line.length()});
        return parts;
    }

    private static List<String> words(String line, int[] part, Function<String, String> variables) {
        return Words.of(line, part[0], part[1], variables).stream()
                .map(Words.Word::text)
                .toList();
    }

    private static void refuseBackground(List<String> words) {
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        if (last.endsWith("&") && (last.equals("&") || words.size() == 1)) {
            throw new BadUse("a command can't go on in the background; leave out the &");
        }
    }

    private static Stage stage(String line, int[] part, Function<String, String> variables) {
        String text = line.substring(part[0], part[1]).strip();
        if (text.isEmpty()) {
            throw new BadUse("nothing stands right of |; expected where, select, sort or a program");
        }
        String name = LineRule.name(text);
        String rest = text.substring(name.length());
        boolean alone = rest.isEmpty() || Character.isWhitespace(rest.charAt(0));
        return switch (alone ? name : "") {
            case "where" -> new Stage.Where(needed("where", "a condition, as in: where mtu < 1500", rest));
            case "select" ->
                new Stage.Select(list(needed("select", "components, as in: select name,mtu", rest), "select"));
            case "sort" -> sort(needed("sort", "a component, as in: sort mtu, or sort -mtu", rest));
            default -> new Stage.External(words(line, part, variables));
        };
    }

    private static String needed(String stage, String expected, String rest) {
        if (rest.isBlank()) {
            throw new BadUse(stage + ": expected " + expected);
        }
        return rest.strip();
    }

    private static List<String> list(String text, String stage) {
        List<String> items = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            String path = item.strip();
            if (path.isEmpty()
                    || path.chars().anyMatch(c -> !Character.isJavaIdentifierPart(c) && c != '.' && c != '-')) {
                throw new BadUse(stage + ": '" + Printable.of(path)
                        + "' is no component; expected names such as mtu or stats.rxBytes, separated by commas");
            }
            items.add(path);
        }
        return items;
    }

    private static Stage sort(String text) {
        List<Stage.Sort.Key> keys = new ArrayList<>();
        for (String item : list(text, "sort")) {
            boolean descending = item.startsWith("-");
            keys.add(new Stage.Sort.Key(descending ? item.substring(1) : item, descending));
        }
        return new Stage.Sort(keys);
    }
}
