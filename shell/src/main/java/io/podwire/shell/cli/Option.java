package io.podwire.shell.cli;

import io.podwire.api.command.Parameter;

/**
 * A flag as the command line knows it.
 *
 * @param key of its parameter
 * @param flag long name without dashes
 * @param letter short name, or NUL
 * @param value whether it takes a value
 * @param global true where it belongs to podwire and not to the command
 * @param counted true where it matters how often it was given
 */
record Option(String key, String flag, char letter, Value value, boolean global, boolean counted) {

    /** Whether a flag takes a value. */
    enum Value {
        NONE,
        NEEDED,
        /** Only attached to the flag: {@code --net=FILE}, {@code -nFILE}. */
        ATTACHED
    }

    Option(String key, String flag, char letter, Value value, boolean global) {
        this(key, flag, letter, value, global, false);
    }

    static Option of(Parameter parameter, boolean global) {
        Value value = !parameter.takesValue() ? Value.NONE : parameter.valueOptional() ? Value.ATTACHED : Value.NEEDED;
        return new Option(
                parameter.key(),
                parameter.flag(),
                parameter.letter(),
                value,
                global,
                parameter.arity() == Parameter.Arity.COUNT);
    }

    /** The same flag by its long name only. */
    Option withoutLetter() {
        return new Option(key, flag, '\0', value, global, counted);
    }
}
