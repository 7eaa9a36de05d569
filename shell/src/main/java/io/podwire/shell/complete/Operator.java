package io.podwire.shell.complete;

import java.util.Set;

/** What makes a line Groovy where it stands as a word of its own behind a first word that is a command's name: {@code links = 3}. */
public final class Operator {

    private static final Set<String> ALL = Set.of(
            "=",
            "==",
            "!=",
            "===",
            "!==",
            "+=",
            "-=",
            "*=",
            "/=",
            "%=",
            "**=",
            "<<=",
            "?=",
            "?:",
            "?",
            ".",
            "+",
            "-",
            "*",
            "/",
            "%",
            "<",
            ">",
            "<=",
            ">=",
            "<=>",
            "&&",
            "||",
            "=~",
            "==~",
            "in",
            "as",
            "instanceof");

    private Operator() {}

    /** True where the word is exactly an operator of Groovy's that takes something on its left. */
    public static boolean is(String word) {
        return ALL.contains(word);
    }
}
