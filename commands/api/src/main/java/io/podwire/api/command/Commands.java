package io.podwire.api.command;

import io.podwire.api.value.TargetRef;
import java.util.Map;

/** The way from one command, script or prompt to the commands of a host, near or far. */
public interface Commands {

    /**
     * Calls a command.
     *
     * @param command which
     * @param arguments by {@link Parameter#key}, as text or as values
     * @param in where to ask; null for the place of the session this came from
     * @return an {@link Answer}, a {@link Running}, or a {@link io.podwire.api.host.ChildProcess} where the command starts a
     *     program; the caller closes the latter two
     * @throws io.podwire.api.error.PodwireException as the command does
     */
    Object call(CommandSpec command, Map<String, ?> arguments, TargetRef in);
}
