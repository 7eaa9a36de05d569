package io.podwire.shell.prompt;

import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.ScriptFailed;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a mistyped command from a mistake in Groovy: {@code lnks -o json} fails as Groovy, but was never meant as such. */
record NotGroovy(CommandNames names) {

    /** A word alone, or followed by what is no operator: what somebody types who means a command. */
    private static final Pattern LIKE_A_COMMAND =
            Pattern.compile("([a-z][a-z0-9-]*)(?:\\s+[^=(.\\s].*)?", Pattern.DOTALL);

    /** @return what to tell the user instead of the error, or the error itself */
    PodwireException explain(String line, ScriptFailed error) {
        Matcher matcher = LIKE_A_COMMAND.matcher(line);
        if (!matcher.matches()) {
            return error;
        }
        String word = matcher.group(1);
        if (Groovy.WORDS.contains(word) || names.registered(word) || !about(word, error.getCause())) {
            return error;
        }
        return new BadUse(
                "'" + word + "' is neither a command nor a variable" + names.suggestion(word), error.getCause());
    }

    /** Whether the word itself is what could not be found or read. */
    private static boolean about(String word, Throwable cause) {
        if (cause instanceof MissingPropertyException missing) {
            return word.equals(missing.getProperty()) || word.startsWith(missing.getProperty() + "-");
        }
        if (cause instanceof MissingMethodException missing) {
            return word.equals(missing.getMethod());
        }
        return cause == null || cause instanceof org.codehaus.groovy.control.CompilationFailedException;
    }
}
