package io.podwire.values.frame;

import io.podwire.api.error.BadData;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.NotStarted;
import io.podwire.api.error.NotWritten;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.ScriptFailed;
import io.podwire.api.error.TimedOut;
import io.podwire.api.error.Unreachable;
import io.podwire.api.error.Unsupported;
import java.util.List;

/**
 * A failure on the way to the caller, where it is thrown again as the same type, with the same words.
 *
 * @param type which
 * @param reason for NOT_STARTED why; else null
 * @param exit for SCRIPT_FAILED the exit code it asks for; else null
 * @param message one line
 * @param hints lines
 */
public record Problem(Type type, NotStarted.Reason reason, Integer exit, String message, List<String> hints) {

    public Problem {
        hints = List.copyOf(hints);
    }

    /** The types of {@link PodwireException}, and a defect of podwire. */
    public enum Type {
        BAD_DATA,
        BAD_USE,
        NOT_FOUND,
        NOT_PERMITTED,
        NOT_STARTED,
        NOT_WRITTEN,
        SCRIPT_FAILED,
        TIMED_OUT,
        UNREACHABLE,
        UNSUPPORTED,
        DEFECT
    }

    /** Takes a failure apart. */
    public static Problem of(Throwable failure) {
        if (failure instanceof PodwireException e) {
            return new Problem(
                    typeOf(e),
                    e instanceof NotStarted notStarted ? notStarted.reason() : null,
                    e instanceof ScriptFailed ? e.exitCode() : null,
                    String.valueOf(e.getMessage()),
                    e.hints());
        }
        return new Problem(Type.DEFECT, null, null, failure.toString(), List.of());
    }

    private static Type typeOf(PodwireException e) {
        if (e instanceof BadData) {
            return Type.BAD_DATA;
        } else if (e instanceof BadUse) {
            return Type.BAD_USE;
        } else if (e instanceof NotFound) {
            return Type.NOT_FOUND;
        } else if (e instanceof NotPermitted) {
            return Type.NOT_PERMITTED;
        } else if (e instanceof NotStarted) {
            return Type.NOT_STARTED;
        } else if (e instanceof NotWritten) {
            return Type.NOT_WRITTEN;
        } else if (e instanceof ScriptFailed) {
            return Type.SCRIPT_FAILED;
        } else if (e instanceof TimedOut) {
            return Type.TIMED_OUT;
        } else if (e instanceof Unreachable) {
            return Type.UNREACHABLE;
        } else {
            return Type.UNSUPPORTED;
        }
    }

    /** The same failure, to be thrown; an {@link IllegalStateException} for a defect over there. */
    public RuntimeException toException() {
        String[] lines = hints.toArray(String[]::new);
        return switch (type) {
            case BAD_DATA -> new BadData(message, lines);
            case BAD_USE -> new BadUse(message, lines);
            case NOT_FOUND -> new NotFound(message, lines);
            case NOT_PERMITTED -> new NotPermitted(message, lines);
            case NOT_STARTED -> new NotStarted(reason == null ? NotStarted.Reason.FAILED : reason, message, lines);
            case NOT_WRITTEN -> new NotWritten(message, lines);
            case SCRIPT_FAILED -> new ScriptFailed(message, exit == null ? 2 : exit, null, lines);
            case TIMED_OUT -> new TimedOut(message, lines);
            case UNREACHABLE -> new Unreachable(message, lines);
            case UNSUPPORTED -> new Unsupported(message, lines);
            case DEFECT -> new IllegalStateException("the agent: " + message);
        };
    }
}
