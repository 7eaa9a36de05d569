package io.podwire.scripts;

import java.util.Objects;

/**
 * A script's text.
 *
 * @param name how errors call it: a path, {@code <stdin>}, {@code -e}
 * @param text Groovy; a first line that begins with {@code #!} is skipped
 * @param base the class it extends, which gives it its functions
 */
public record ScriptSource(String name, String text, Class<? extends groovy.lang.Script> base) {

    public ScriptSource {
        Objects.requireNonNull(name);
        Objects.requireNonNull(text);
        Objects.requireNonNull(base);
    }

    /** A script with the commands and the functions of every script. */
    public static ScriptSource of(String name, String text) {
        return new ScriptSource(name, text, PodwireScript.class);
    }
}
