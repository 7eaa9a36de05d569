package io.podwire.shell.cli;

import io.podwire.api.command.CommandSpec;
import java.util.Map;

/**
 * What a command line asks for.
 *
 * @param globals flags of podwire itself
 * @param command the command; null where none was named
 * @param arguments its arguments by key, as text
 * @param said by key, how errors name an argument: as it was typed
 */
public record Invocation(
        GlobalOptions globals, CommandSpec command, Map<String, Object> arguments, Map<String, String> said) {}
