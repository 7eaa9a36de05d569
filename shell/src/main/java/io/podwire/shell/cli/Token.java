package io.podwire.shell.cli;

/** One meaning found on a command line. */
sealed interface Token {

    /**
     * A flag that was given.
     *
     * @param value its value; null for a switch, empty where an optional value was left out
     * @param said how errors about its value name it: as it was typed
     */
    record Flag(Option option, String value, String said) implements Token {}

    /** A word that is no flag. */
    record Word(String text) implements Token {}

    /** A {@code --}: whatever follows is words. */
    record Separator() implements Token {}
}
