package io.podwire.shell.prompt;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Nearest;
import io.podwire.api.error.BadUse;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of commands, where a line could mean one. */
final class CommandNames {

    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(?:(?:def|var|final|[A-Z][\\w.<>,\\[\\]]*)\\s+)*([A-Za-z_]\\w*)\\s*(?:[-+*/%]|\\*\\*|<<|\\?)?=(?![=~])");

    private final Set<String> first = new HashSet<>();
    private final Set<String> methods = new HashSet<>();

    CommandNames(CommandIndex index) {
        for (CommandIndex.Entry entry : index.entries()) {
            first.add(entry.name().split(" ")[0]);
            methods.add(camel(entry.name()));
        }
    }

    private static String camel(String name) {
        StringBuilder out = new StringBuilder();
        for (String part : name.split("[ -]")) {
            out.append(out.length() == 0 ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return out.toString();
    }

    /** Whether it is the first word of a command's name. */
    boolean registered(String word) {
        return first.contains(word);
    }

    /** True for a line that gives a variable a value, which nobody wants to see again. */
    static boolean assignment(String line) {
        return ASSIGNMENT.matcher(line).lookingAt() && line.indexOf(';') < 0;
    }

    /**
     * A variable of a command's name would hide that command in Groovy, and be hidden by it at the prompt.
     *
     * @throws BadUse where the line makes one
     */
    void refuseAssignment(String line) {
        Matcher matcher = ASSIGNMENT.matcher(line);
        if (matcher.lookingAt() && (methods.contains(matcher.group(1)) || first.contains(matcher.group(1)))) {
            throw new BadUse("'" + matcher.group(1) + "' is a command; a variable needs another name");
        }
    }

    /** The names most like a word, as a question; or how to list all. */
    String suggestion(String word) {
        String question = Nearest.question(word, new TreeSet<>(first));
        return question.isEmpty() ? "; help lists all commands" : question;
    }
}
