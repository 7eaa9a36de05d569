package io.podwire.api.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeMap;

/**
 * All commands by name, from the index that the build wrote ({@code META-INF/podwire/commands.index} of each module). Knows what a
 * listing or a completion needs without loading one command's class.
 */
public final class CommandIndex {

    /** Where each module's part of the index lies on the class path. */
    public static final String RESOURCE = "META-INF/podwire/commands.index";

    private final TreeMap<String, Entry> entries;

    private CommandIndex(TreeMap<String, Entry> entries) {
        this.entries = entries;
    }

    /**
     * One command.
     *
     * @param name as typed
     * @param className class that declares it
     * @param group heading it stands under
     * @param summary one sentence
     */
    public record Entry(String name, String className, Group group, String summary) {

        static Entry parse(String line) {
            String[] fields = line.split("\t", -1);
            return new Entry(fields[0], fields[1], Group.valueOf(fields[2]), fields[3]);
        }

        /** Loads the command's class and reads its declaration. */
        public CommandSpec load() {
            try {
                return CommandSpec.of(Class.forName(className, true, CommandIndex.class.getClassLoader()));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("the index names a class that is not there: " + className, e);
            }
        }
    }

    /** An index of exactly these. */
    public static CommandIndex of(Collection<Entry> commands) {
        TreeMap<String, Entry> entries = new TreeMap<>();
        commands.forEach(entry -> add(entry, entries));
        return new CommandIndex(entries);
    }

    /** Reads the index of every module on the class path. */
    public static CommandIndex load() {
        TreeMap<String, Entry> entries = new TreeMap<>();
        try {
            Enumeration<URL> parts = CommandIndex.class.getClassLoader().getResources(RESOURCE);
            while (parts.hasMoreElements()) {
                read(parts.nextElement(), entries);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CommandIndex(entries);
    }

    private static void read(URL part, TreeMap<String, Entry> into) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(part.openStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(Entry.parse(line), into);
            }
        }
    }

    private static void add(Entry entry, TreeMap<String, Entry> into) {
        if (into.put(entry.name(), entry) != null) {
            throw new IllegalStateException("two commands are called '" + entry.name() + "'");
        }
    }

    /** All, by name. */
    public Collection<Entry> entries() {
        return entries.values();
    }

    /** The command of that name ({@code routes get}), or null. */
    public Entry find(String name) {
        return entries.get(name);
    }

    /**
     * The command that a line of words starts with; the longer name wins, so {@code routes get 10.0.0.1} is {@code routes get}.
     *
     * @return null where there is none
     */
    public Entry match(List<String> words) {
        Entry two = words.size() < 2 ? null : find(words.get(0) + " " + words.get(1));
        return two != null || words.isEmpty() ? two : find(words.get(0));
    }

    /** The sub-commands of a command, by name. */
    public List<Entry> below(String name) {
        return new ArrayList<>(entries.subMap(name + " ", name + "!").values());
    }
}
