package io.podwire.shell.cli;

/**
 * What a command of the shell itself answers with: something only the process with the terminal can do (show help, begin the prompt,
 * speak the agent's protocol, print a completion script). Such a command stands in the index like any other, but is given no session:
 * it looks at no host, or opens its own sessions.
 */
@FunctionalInterface
public interface ShellAction {

    /**
     * Does it.
     *
     * @return exit code
     */
    int perform(ShellCall call);
}
