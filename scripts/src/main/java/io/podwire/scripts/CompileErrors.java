package io.podwire.scripts;

import io.podwire.api.error.ScriptFailed;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** What the compiler said of a script: its first error, as one line with the script's own line below. */
final class CompileErrors {

    private CompileErrors() {}

    static ScriptFailed of(CompilationFailedException e, ScriptSource source) {
        if (e instanceof MultipleCompilationErrorsException all) {
            Message first = all.getErrorCollector().getError(0);
            if (first instanceof SyntaxErrorMessage syntax) {
                return syntax(syntax.getCause(), all, source);
            }
            if (first instanceof ExceptionMessage other) {
                return failed(
                        new SourceLine(source, 0, 0),
                        String.valueOf(other.getCause().getMessage()),
                        e);
            }
        }
        return failed(new SourceLine(source, 0, 0), String.valueOf(e.getMessage()), e);
    }

    private static ScriptFailed syntax(
            SyntaxException error, MultipleCompilationErrorsException all, ScriptSource source) {
        int others = all.getErrorCollector().getErrorCount() - 1;
        SourceLine where = new SourceLine(source, error.getStartLine(), error.getStartColumn());
        return failed(where, text(error) + (others > 0 ? " (and " + others + " more)" : ""), all);
    }

    /** Groovy's message without the position it ends with, beginning small as ours do. */
    private static String text(SyntaxException error) {
        String message = String.valueOf(error.getOriginalMessage()).strip();
        int end = message.indexOf(" @ line ");
        String first = (end < 0 ? message : message.substring(0, end))
                .lines()
                .findFirst()
                .orElse("");
        boolean word = first.length() > 1 && Character.isLowerCase(first.charAt(1));
        return word ? Character.toLowerCase(first.charAt(0)) + first.substring(1) : first;
    }

    private static ScriptFailed failed(SourceLine where, String message, Throwable cause) {
        String line = message.lines().findFirst().orElse("");
        return new ScriptFailed(
                where.prefix() + line, ScriptErrors.WRONG, cause, where.shown().toArray(String[]::new));
    }
}
