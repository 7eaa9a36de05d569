package io.podwire.shell.completion;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Group;
import io.podwire.api.command.Parameter;
import io.podwire.shell.cli.GlobalOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that can be typed.
 *
 * @param globals podwire's own flags, before a command's name
 * @param commands by name
 */
public record Vocabulary(List<Parameter> globals, List<Entry> commands) {

    public Vocabulary {
        globals = List.copyOf(globals);
        commands = List.copyOf(commands);
    }

    /**
     * One command.
     *
     * @param name as typed; two words for a sub-command
     * @param summary one sentence
     * @param flags its own and those of podwire's that it does not hide
     * @param words its positional parameters, in order
     */
    public record Entry(String name, String summary, List<Parameter> flags, List<Parameter> words) {
        public Entry {
            flags = List.copyOf(flags);
            words = List.copyOf(words);
        }

        /** What one declaration says. */
        public static Entry of(CommandSpec spec) {
            return new Entry(
                    spec.name(),
                    spec.summary(),
                    flagsOf(spec, GlobalOptions.flags(spec)),
                    spec.parameters().positionals());
        }
    }

    /** Reads the declaration of every command that means something in another shell. */
    static Vocabulary of(CommandIndex index) {
        List<Parameter> globals = GlobalOptions.flags(null);
        List<Entry> commands = new ArrayList<>();
        for (CommandIndex.Entry entry : index.entries()) {
            if (entry.group() != Group.PROMPT) {
                commands.add(Entry.of(entry.load()));
            }
        }
        return new Vocabulary(globals, commands);
    }

    private static List<Parameter> flagsOf(CommandSpec spec, List<Parameter> globals) {
        List<Parameter> flags = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Parameter parameter : spec.parameters().list()) {
            if (!parameter.positional()) {
                flags.add(parameter);
                names.add(parameter.flag());
            }
        }
        for (Parameter global : globals) {
            if (!names.contains(global.flag())) {
                flags.add(global);
            }
        }
        return flags;
    }

    /** The first words of all names. */
    Set<String> firstWords() {
        Set<String> words = new TreeSet<>();
        for (Entry command : commands) {
            words.add(command.name().split(" ")[0]);
        }
        return words;
    }

    /** The second words of the names that begin with this one; empty where it has no sub-commands. */
    Set<String> secondWords(String first) {
        Set<String> words = new TreeSet<>();
        for (Entry command : commands) {
            if (command.name().startsWith(first + " ")) {
                words.add(command.name().substring(first.length() + 1));
            }
        }
        return words;
    }
}
