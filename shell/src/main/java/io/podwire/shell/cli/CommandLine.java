package io.podwire.shell.cli;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Nearest;
import io.podwire.api.command.Param;
import io.podwire.api.command.Parameter;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The grammar of a command line: {@code [FLAGS] COMMAND [SUB-COMMAND] [FLAGS AND WORDS]}. Podwire's own flags may stand on either
 * side of the command's name; behind it, a flag of the command hides podwire's flag of the same name ({@code nsenter --root}).
 */
public final class CommandLine {

    /** {@code -e EXPR}, short for {@code eval EXPR}: what perl, ruby and groovy call it. */
    private static final Option EXPRESSION = new Option("expression", "eval", 'e', Option.Value.NEEDED, true);

    private final CommandIndex index;
    private final Function<CommandIndex.Entry, CommandSpec> specs;

    public CommandLine(CommandIndex index) {
        this(index, CommandIndex.Entry::load);
    }

    CommandLine(CommandIndex index, Function<CommandIndex.Entry, CommandSpec> specs) {
        this.index = index;
        this.specs = specs;
    }

    /**
     * Reads a command line.
     *
     * @param line without the leading {@code podwire}
     * @throws BadUse where it is not well formed, with the command's name in front; values of the command's parameters are checked only when it is called
     */
    public Invocation parse(List<String> line) {
        Given globals = new Given();
        List<String> words;
        CommandIndex.Entry entry;
        try {
            words = upToName(line, globals);
            if (words.isEmpty()) {
                return invocation(globals, null, new Given());
            }
            words = scriptByItself(words);
            entry = entry(words);
        } catch (BadUse e) {
            throw of("podwire", e);
        }
        return command(entry, words, globals);
    }

    /** Reads the flags before the command's name; returns the name and all that follows. */
    private static List<String> upToName(List<String> line, Given globals) {
        List<String> words = new ArrayList<>();
        List<Option> options = globalOptions();
        options.add(EXPRESSION);
        TokenReader reader = new TokenReader(line, options);
        for (Token token = reader.next(); token != null; token = reader.next()) {
            if (token instanceof Token.Flag flag && flag.option() == EXPRESSION) {
                words.add("eval");
                words.addAll(reader.rest());
                // behind the flags, and itself never one: -e -1
                words.addAll(List.of("--", flag.value()));
            } else if (token instanceof Token.Flag flag) {
                globals.flag(flag);
            } else if (token instanceof Token.Word word) {
                words.add(word.text());
                words.addAll(reader.rest());
            }
        }
        return words;
    }

    /** {@code podwire ./check.groovy port=80}, which is what {@code #!/usr/bin/env podwire} makes of a script, is {@code run} of it. */
    private List<String> scriptByItself(List<String> words) {
        String first = words.get(0);
        boolean file = (first.indexOf('/') >= 0 || first.endsWith(".groovy")) && Files.isRegularFile(Path.of(first));
        if (!file || index.match(words) != null) {
            return words;
        }
        List<String> run = new ArrayList<>(List.of("run"));
        run.addAll(words);
        return run;
    }

    private CommandIndex.Entry entry(List<String> words) {
        CommandIndex.Entry entry = index.match(words);
        if (entry != null) {
            return entry;
        }
        List<String> names = new ArrayList<>();
        index.entries().forEach(each -> names.add(each.name()));
        String question = Nearest.question(words.get(0), names);
        throw new BadUse("unknown command '" + Printable.of(words.get(0)) + "'"
                + (question.isEmpty() ? "; podwire help lists all" : question));
    }

    private static BadUse of(String subject, BadUse e) {
        return new BadUse(subject + ": " + e.getMessage(), e, e.hints().toArray(String[]::new));
    }

    private Invocation command(CommandIndex.Entry entry, List<String> words, Given globals) {
        CommandSpec spec = specs.apply(entry);
        int nameLength = entry.name().indexOf(' ') < 0 ? 1 : 2;
        try {
            Given arguments = new Given();
            read(spec, words.subList(nameLength, words.size()), arguments, globals);
            return invocation(globals, spec, arguments);
        } catch (BadUse e) {
            throw of(spec.name(), withDashes(spec, words, e));
        }
    }

    /** {@code capture tcp[0] -1}: words of a command that takes any number of them may begin with a dash, but only behind {@code --}. */
    private static BadUse withDashes(CommandSpec spec, List<String> words, BadUse e) {
        List<Parameter> places = spec.parameters().positionals();
        Parameter last = places.isEmpty() ? null : places.get(places.size() - 1);
        boolean many =
                last != null && last.arity() == Parameter.Arity.MANY && last.completion() != Param.Completion.TARGET;
        // no word of a filter begins with two
        boolean unknown = String.valueOf(e.getMessage()).startsWith("unknown option -")
                && !String.valueOf(e.getMessage()).startsWith("unknown option --")
                && e.hints().isEmpty();
        return many && unknown && !words.contains("--")
                ? new BadUse(
                        e.getMessage(),
                        e,
                        "try:   -- before the words, where one of them begins with -, or all of them in quotes")
                : e;
    }

    private static Invocation invocation(Given globals, CommandSpec spec, Given arguments) {
        GlobalOptions options = GlobalOptions.PARAMETERS.read(globals.values(), globals.said());
        options.refuseOddFormat(spec);
        return new Invocation(options, spec, arguments.values(), arguments.said());
    }

    private static void read(CommandSpec spec, List<String> tokens, Given arguments, Given globals) {
        List<Parameter> open = new ArrayList<>(spec.parameters().positionals());
        TokenReader reader = new TokenReader(tokens, options(spec));
        for (Token token = reader.next(); token != null; token = reader.next()) {
            if (token instanceof Token.Flag flag) {
                (flag.option().global() ? globals : arguments).flag(flag);
            } else if (token instanceof Token.Word word) {
                Parameter place = placeOf(word, open, arguments);
                if (place.rest()) {
                    List<String> rest = new ArrayList<>();
                    rest.add(word.text());
                    rest.addAll(reader.rest());
                    arguments.texts(place.key(), rest);
                } else {
                    arguments.text(place.key(), word.text());
                }
            } else if (!open.isEmpty() && open.get(open.size() - 1).rest()) {
                arguments.texts(open.get(open.size() - 1).key(), reader.rest());
            }
        }
    }

    /** The parameter a word belongs to; taken off the list unless it can take more. */
    private static Parameter placeOf(Token.Word word, List<Parameter> open, Given arguments) {
        while (!open.isEmpty()) {
            Parameter place = open.get(0);
            if (place.arity() == Parameter.Arity.MANY) {
                return place;
            }
            open.remove(0);
            if (!arguments.any(place.unless())) {
                return place;
            }
        }
        throw new BadUse("one word too many: '" + Printable.of(word.text()) + "'");
    }

    private static List<Option> globalOptions() {
        List<Option> options = new ArrayList<>();
        for (Parameter parameter : GlobalOptions.PARAMETERS.list()) {
            options.add(Option.of(parameter, true));
        }
        return options;
    }

    /** The command's flags, and those of podwire's whose names it leaves free. */
    private static List<Option> options(CommandSpec spec) {
        Set<String> taken = new HashSet<>();
        List<Option> own = new ArrayList<>();
        for (Parameter parameter : spec.parameters().list()) {
            if (!parameter.positional()) {
                Option option = Option.of(parameter, false);
                own.add(option);
                taken.add("--" + option.flag());
                taken.add("-" + option.letter());
            }
        }
        for (Option option : globalOptions()) {
            if (!taken.contains("--" + option.flag())) {
                own.add(taken.contains("-" + option.letter()) ? option.withoutLetter() : option);
            }
        }
        return own;
    }
}
