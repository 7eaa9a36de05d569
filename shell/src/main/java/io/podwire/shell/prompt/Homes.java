package io.podwire.shell.prompt;

import java.nio.file.Path;
import java.util.Map;

/** Folders of the user's by the XDG base directory specification. */
final class Homes {

    private Homes() {}

    /**
     * One of them.
     *
     * @param variable that names it; the specification has a relative one ignored
     * @param usual under the home directory otherwise
     * @return null without a home directory
     */
    static Path of(Map<String, String> environment, String variable, String usual) {
        String named = environment.getOrDefault(variable, "");
        if (named.startsWith("/")) {
            return Path.of(named);
        }
        String home = environment.getOrDefault("HOME", "");
        return home.startsWith("/") ? Path.of(home).resolve(usual) : null;
    }
}
