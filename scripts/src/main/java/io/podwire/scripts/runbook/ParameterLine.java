package io.podwire.scripts.runbook;

import io.podwire.api.command.Nearest;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The text of a {@code @param}: {@code NAME TYPE [= DEFAULT] HELP}. A {@code ?} behind the type: it may be left out, and is null then. A
 * default with blanks stands in single quotes. A Boolean is a switch, false where nothing is said.
 */
final class ParameterLine {

    /** What Groovy would not take as a variable, or would take as another (JLS 3.9; Groovy's own words). */
    private static final Set<String> RESERVED = Set.of(
            "abstract",
            "as",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "def",
            "default",
            "delegate",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "in",
            "instanceof",
            "int",
            "interface",
            "it",
            "long",
            "native",
            "new",
            "null",
            "owner",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "static",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "trait",
            "transient",
            "true",
            "try",
            "var",
            "void",
            "volatile",
            "while",
            "with",
            "args",
            "binding",
            "metaClass",
            "properties");

    private final String text;
    private int at;

    private ParameterLine(String text) {
        this.text = text;
    }

    /** @throws BadUse where it is not of that form */
    static RunbookParameter read(String text) {
        return new ParameterLine(text).parameter();
    }

    private RunbookParameter parameter() {
        String name = word();
        if (!isVariable(name)) {
            throw new BadUse("'" + Printable.of(name)
                    + "' can't be a variable; expected [a-z][A-Za-z0-9]* and no word of Groovy's");
        }
        String type = word();
        if (type.isEmpty()) {
            throw new BadUse("'" + name + "' lacks a type; expected " + String.join(", ", RunbookParameter.TYPES)
                    + " or words such as tcp|udp");
        }
        boolean optional = type.endsWith("?");
        type = optional ? type.substring(0, type.length() - 1) : type;
        checkType(name, type);
        String value = null;
        if (text.startsWith("=", at)) {
            at++;
            value = value(name);
        } else if (type.equals("Boolean") && !optional) {
            value = "false";
        }
        String help = text.substring(at).strip();
        if (help.isEmpty()) {
            throw new BadUse("'" + name + "' lacks a text that says what it is");
        }
        RunbookParameter parameter = new RunbookParameter(name, type, value == null && !optional, value, help);
        parameter.valueByDefault();
        return parameter;
    }

    private static void checkType(String name, String type) {
        if (type.indexOf('|') >= 0) {
            List<String> words = new ArrayList<>();
            for (String word : type.split("\\|", -1)) {
                if (!Usage.isWord(word) || words.contains(word)) {
                    throw new BadUse("'" + name + "': the choice " + Printable.of(type)
                            + " is not different words of letters, digits, '.', '_' and '-'");
                }
                words.add(word);
            }
        } else if (!RunbookParameter.TYPES.contains(type)) {
            String question = Nearest.question(type, RunbookParameter.TYPES);
            throw new BadUse("'" + name + "': no type '" + Printable.of(type) + "'"
                    + (question.isEmpty()
                            ? "; expected " + String.join(", ", RunbookParameter.TYPES) + " or words such as tcp|udp"
                            : question));
        }
    }

    private static boolean isVariable(String name) {
        if (name.isEmpty() || RESERVED.contains(name) || name.charAt(0) < 'a' || name.charAt(0) > 'z') {
            return false;
        }
        return name.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c));
    }

    /** The next word, and the blanks behind it. */
    private String word() {
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        skipBlanks();
        return word;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String value(String name) {
        skipBlanks();
        if (!text.startsWith("'", at)) {
            String word = word();
            if (word.isEmpty()) {
                throw new BadUse("'" + name + "' lacks its default behind '='");
            }
            return word;
        }
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            throw new BadUse("'" + name + "': the default's quote does not end");
        }
        String quoted = text.substring(at + 1, end);
        at = end + 1;
        skipBlanks();
        return quoted;
    }
}
