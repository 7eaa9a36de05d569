package io.podwire.shell.cli;

/**
 * What a command of the shell itself answers with: something only the process that has the terminal can do (show help, speak the
 * agent's protocol, print a completion script). Such a command
 * stands in the index like any other, but is given no session: it looks at no host.
 */
@FunctionalInterface
public interface ShellAction {

    /**
     * Does it.
     *
     * @return exit code
     */
    int perform(Console console);
}
