package io.podwire.shell.prompt;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Parameter;
import io.podwire.shell.cli.GlobalOptions;
import io.podwire.shell.cli.help.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What may still follow on a command line: its words that are not typed yet, or the value of the flag just typed. */
final class Hint {

    private final CommandIndex index;
    private final Map<String, CommandSpec> specs = new HashMap<>();

    Hint(CommandIndex index) {
        this.index = index;
    }

    CommandSpec spec(CommandIndex.Entry entry) {
        return specs.computeIfAbsent(entry.name(), name -> entry.load());
    }

    /**
     * The hint for the end of a command line.
     *
     * @param columns left on the screen's line
     * @return empty where nothing is to say, or no room to say it
     */
    String behind(String line, int columns) {
        if (CommandText.parts(line).size() > 1) {
            return "";
        }
        List<Words.Word> typed = Words.soFar(line, 0, line.length());
        List<String> words = new ArrayList<>();
        typed.forEach(word -> words.add(word.text()));
        CommandIndex.Entry entry = index.match(words);
        if (entry == null) {
            return "";
        }
        boolean between = Character.isWhitespace(line.charAt(line.length() - 1));
        int named = entry.name().split(" ").length;
        if (!between && words.size() > named) {
            return "";
        }
        String text = remaining(spec(entry), words.subList(named, words.size()));
        if (text.isEmpty() || text.length() + 1 > columns) {
            return "";
        }
        return between ? text : " " + text;
    }

    private static String remaining(CommandSpec spec, List<String> words) {
        List<String> rest = new ArrayList<>();
        int given = 0;
        Parameter awaiting = null;
        for (String word : words) {
            if (awaiting != null) {
                awaiting = null;
            } else if (word.startsWith("-") && word.length() > 1) {
                Parameter flag = flag(spec, word);
                boolean takesNext = flag != null && flag.takesValue() && !flag.valueOptional() && word.indexOf('=') < 0;
                awaiting = takesNext ? flag : null;
            } else {
                given++;
            }
        }
        if (awaiting != null) {
            return awaiting.valueName();
        }
        List<Parameter> positionals = spec.parameters().positionals();
        for (Parameter parameter : positionals.subList(Math.min(given, positionals.size()), positionals.size())) {
            rest.add(Usage.word(parameter));
        }
        if (spec.parameters().list().size() > positionals.size()) {
            rest.add("[OPTIONS]");
        }
        return String.join(" ", rest);
    }

    /** The flag of the command or of podwire that a word names; null where there is none. */
    static Parameter flag(CommandSpec spec, String word) {
        List<Parameter> all = new ArrayList<>(spec.parameters().list());
        all.addAll(GlobalOptions.flags(null));
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        for (Parameter parameter : all) {
            boolean same = name.startsWith("--")
                    ? name.equals("--" + parameter.flag())
                    : name.length() > 1 && parameter.letter() == name.charAt(1);
            if (!parameter.positional() && same) {
                return parameter;
            }
        }
        return null;
    }
}
