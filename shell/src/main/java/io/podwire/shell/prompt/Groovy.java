package io.podwire.shell.prompt;

import java.util.Set;

/** Words by which Groovy is known. */
final class Groovy {

    /** Those that begin a statement, and functions of every script. */
    static final Set<String> WORDS = Set.of(
            "def",
            "var",
            "final",
            "if",
            "for",
            "while",
            "do",
            "switch",
            "try",
            "throw",
            "return",
            "import",
            "class",
            "interface",
            "enum",
            "record",
            "trait",
            "static",
            "assert",
            "new",
            "true",
            "false",
            "null",
            "this",
            "not",
            "int",
            "long",
            "double",
            "boolean",
            "print",
            "println",
            "printf",
            "show",
            "inside",
            "exit",
            "sleep");

    private Groovy() {}
}
