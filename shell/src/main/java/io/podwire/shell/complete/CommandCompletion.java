package io.podwire.shell.complete;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Parameter;
import io.podwire.shell.completion.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can stand at the cursor of a command. */
final class CommandCompletion {

    static final String COMMANDS = "commands";

    private final Specs specs;

    CommandCompletion(Specs specs) {
        this.specs = specs;
    }

    /** The first words of a line. */
    static List<Suggestion> firstWords(Surroundings surroundings) {
        Map<String, Suggestion> words = new LinkedHashMap<>();
        for (CommandIndex.Entry entry : surroundings.commands().entries()) {
            int blank = entry.name().indexOf(' ');
            String first = blank < 0 ? entry.name() : entry.name().substring(0, blank);
            if (blank < 0 || surroundings.commands().find(first) == null) {
                words.putIfAbsent(
                        first,
                        Suggestion.of(
                                first,
                                blank < 0 ? entry.summary() : entry.group().title(),
                                COMMANDS));
            }
        }
        return new ArrayList<>(words.values());
    }

    /** @param typed with at least one word before the cursor's, in the part before the first pipe */
    Suggestions at(Typed typed, Surroundings surroundings) {
        List<String> before = typed.before();
        String first = before.get(0);
        CommandIndex.Entry entry = surroundings.commands().match(before);
        Values values = new Values(surroundings);
        List<Suggestion> offered = new ArrayList<>();
        if (before.size() == 1) {
            for (CommandIndex.Entry below : surroundings.commands().below(first)) {
                offered.add(Suggestion.of(below.name().substring(first.length() + 1), below.summary(), COMMANDS));
            }
        }
        if (entry == null) {
            return of(typed, offered);
        }
        Vocabulary.Entry command = specs.words(entry);
        int name = entry.name().indexOf(' ') < 0 ? 1 : 2;
        GivenWords given = new GivenWords(command, before.subList(name, before.size()));
        return of(typed, given, offered, command.name(), values, surroundings);
    }

    private static Suggestions of(
            Typed typed,
            GivenWords given,
            List<Suggestion> offered,
            String command,
            Values values,
            Surroundings surroundings) {
        if (given.wanting() != null) {
            return of(typed, values.of(given.wanting(), typed.word(), given.in()));
        }
        int equals = typed.word().indexOf('=');
        if (!given.onlyWords() && typed.word().startsWith("--") && equals > 0) {
            Parameter flag = given.flag(typed.word().substring(2, equals));
            String value = typed.word().substring(equals + 1);
            return behind(typed, equals, flag == null ? List.of() : values.of(flag, value, given.in()));
        }
        if (!given.onlyWords() && typed.word().startsWith("-")) {
            return of(typed, flags(given, typed.word()));
        }
        if (command.equals("run")) {
            return runbook(typed, given, offered, values, surroundings);
        }
        Parameter place = given.place();
        if (command.equals("help")) {
            offered.addAll(firstWords(surroundings));
        } else if (place != null && place.rest()) {
            offered.addAll(FileNames.below(typed.word()));
        } else if (place != null) {
            offered.addAll(values.of(place, typed.word(), given.in()));
        }
        return of(typed, offered);
    }

    private static List<Suggestion> flags(GivenWords given, String typed) {
        List<Suggestion> flags = new ArrayList<>();
        for (Parameter flag : given.freeFlags()) {
            String help = flag.letter() == 0 ? flag.help() : flag.help() + " (-" + flag.letter() + ")";
            flags.add(Suggestion.of("--" + flag.flag(), help, "flags"));
            if (typed.equals("-" + flag.letter())) {
                flags.add(Suggestion.of(typed, flag.help(), "flags"));
            }
        }
        return flags;
    }

    /** {@code run NAME key=value…}. */
    private static Suggestions runbook(
            Typed typed, GivenWords given, List<Suggestion> offered, Values values, Surroundings surroundings) {
        if (given.noWords()) {
            offered.addAll(values.runbooks(typed.word()));
            return of(typed, offered);
        }
        Surroundings.RunbookWords meant = null;
        for (Surroundings.RunbookWords runbook : surroundings.runbooks()) {
            if (typed.before().contains(runbook.name())) {
                meant = runbook;
            }
        }
        if (meant == null) {
            return of(typed, offered);
        }
        int equals = typed.word().indexOf('=');
        for (Surroundings.RunbookParameter parameter : meant.parameters()) {
            if (equals > 0 && typed.word().substring(0, equals).equals(parameter.key())) {
                return behind(typed, equals, values.of(parameter, typed.word().substring(equals + 1)));
            }
            if (typed.before().stream().noneMatch(word -> word.startsWith(parameter.key() + "="))) {
                offered.add(Suggestion.start(parameter.key() + "=", parameter.help(), "parameters"));
            }
        }
        return of(typed, offered);
    }

    private static Suggestions of(Typed typed, List<Suggestion> offered) {
        return Suggestions.matching(typed.start(), typed.word(), typed.quote(), false, offered);
    }

    /** For the value in {@code key=value}: the word begins behind the {@code =}. */
    private static Suggestions behind(Typed typed, int equals, List<Suggestion> offered) {
        // Where the key was quoted too, its quotes shift it; the quote in front of the value is the usual one.
        int shift = typed.quote() == 0 ? typed.end() - (typed.word().length() - equals - 1) : typed.quoted();
        return Suggestions.matching(shift, typed.word().substring(equals + 1), typed.quote(), false, offered);
    }
}
