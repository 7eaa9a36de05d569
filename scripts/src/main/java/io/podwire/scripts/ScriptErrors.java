package io.podwire.scripts;

import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.ScriptFailed;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.codehaus.groovy.runtime.powerassert.PowerAssertionError;

/** What was thrown in a script, as one line with file and line number, and the script's own line below it. */
final class ScriptErrors {

    /** Exit status where the script itself is wrong: whoever wrote it can mend it. */
    static final int WRONG = 2;

    private static final Set<Class<?>> PLAIN = Set.of(
            Exception.class,
            RuntimeException.class,
            Error.class,
            IllegalStateException.class,
            IllegalArgumentException.class);

    private final Sources sources;
    private final Function<PodwireException, String> commands;
    private final Names names;

    /** @param commands tells which command of the script refused with that; null where it was none */
    ScriptErrors(Sources sources, Function<PodwireException, String> commands, Names names) {
        this.sources = sources;
        this.commands = commands;
        this.names = names;
    }

    /**
     * The error to be thrown in place of what a script threw.
     *
     * @return a defect of podwire as it came (an Error is thrown); everything else as {@link ScriptFailed}
     */
    RuntimeException of(Throwable thrown, ScriptSource running) {
        Throwable cause = unwrapped(thrown);
        SourceLine where = sources.where(cause, running);
        if (cause instanceof ScriptFailed failed) {
            return failed;
        } else if (cause instanceof PodwireException refused) {
            String command = commands.apply(refused);
            return failed(
                    where, (command == null ? "" : command + ": ") + refused.getMessage(), refused, refused.exitCode());
        } else if (cause instanceof MissingPropertyException missing) {
            return failed(where.pointingAt(missing.getProperty()), names.missing(missing), cause, WRONG);
        } else if (cause instanceof MissingMethodException missing) {
            return failed(where.pointingAt(missing.getMethod()), names.missing(missing), cause, WRONG);
        } else if (cause instanceof PowerAssertionError) {
            return assertion(where, cause);
        } else if (cause instanceof StackOverflowError) {
            return failed(where, "it calls itself without end (stack overflow)", cause, WRONG);
        } else if (cause instanceof OutOfMemoryError) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            return failed(where, "out of memory: it keeps more than podwire's " + megabytes + " MB", cause, WRONG);
        }
        if (insideACommand(cause)) {
            if (cause instanceof Error defect) {
                throw defect;
            }
            return (RuntimeException) cause;
        }
        return failed(where, description(cause), cause, WRONG);
    }

    private static Throwable unwrapped(Throwable thrown) {
        boolean wrapped = thrown instanceof InvokerInvocationException || thrown instanceof InvocationTargetException;
        return wrapped && thrown.getCause() != null ? unwrapped(thrown.getCause()) : thrown;
    }

    private static ScriptFailed failed(SourceLine where, String message, Throwable cause, int exitCode) {
        List<String> hints = new ArrayList<>(where.shown());
        if (cause instanceof PodwireException refused) {
            hints.addAll(refused.hints());
        }
        return new ScriptFailed(where.prefix() + message, exitCode, cause, hints.toArray(String[]::new));
    }

    /** Groovy draws the values below the expression; the drawing stands in place of the source line. */
    private static ScriptFailed assertion(SourceLine where, Throwable cause) {
        List<String> drawing = String.valueOf(cause.getMessage()).lines().toList();
        return new ScriptFailed(
                where.prefix() + "an assertion is not true", WRONG, cause, drawing.toArray(String[]::new));
    }

    private boolean insideACommand(Throwable thrown) {
        if (!(thrown instanceof RuntimeException) && !(thrown instanceof Error)) {
            return false;
        }
        StackTraceElement script = sources.frame(thrown);
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.equals(script)) {
                return false;
            }
            if (frame.getClassName().equals(Calls.class.getName())) {
                return true;
            }
        }
        return false;
    }

    private static String description(Throwable cause) {
        String message = cause.getMessage() == null
                ? ""
                : cause.getMessage().lines().findFirst().orElse("");
        if (message.isEmpty()) {
            return cause.getClass().getSimpleName();
        }
        return PLAIN.contains(cause.getClass()) ? message : cause.getClass().getSimpleName() + ": " + message;
    }
}
