package io.podwire.scripts;

import java.util.regex.Pattern;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;

/** Whether Groovy text needs another line. */
final class Completeness {

    private static final Pattern OPERATOR_AT_END =
            Pattern.compile("(?s).*([-+*/%=<>&|^?:,.!~\\\\]|\\b(instanceof|new|extends|implements|throws))\\s*");

    private final String text;

    Completeness(String text) {
        this.text = text;
    }

    boolean complete() {
        return switch (new Brackets(text).end()) {
            case OPEN -> false;
            case BROKEN -> true;
            case CLOSED -> parses();
        };
    }

    private boolean parses() {
        CompilationUnit unit = new CompilationUnit(new CompilerConfiguration());
        unit.addSource("Text.groovy", text);
        try {
            unit.compile(Phases.CONVERSION);
            return true;
        } catch (CompilationFailedException e) {
            String message = String.valueOf(e.getMessage());
            // A try block alone is read whole, and refused: its catch may stand on the next line.
            boolean more = message.contains("'<EOF>'") || message.contains("Either a catch or finally clause");
            return !more && !OPERATOR_AT_END.matcher(text).matches();
        }
    }
}
