package io.podwire.shell.wiring;

import io.podwire.api.host.Launcher;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Makes what starts programs on this machine. */
@FunctionalInterface
public interface Launchers {

    /**
     * Makes it; the caller closes it.
     *
     * @param root under which the paths of a launch are
     * @param notes takes what the user should know, one line each
     */
    Launcher open(Path root, Consumer<String> notes);
}
