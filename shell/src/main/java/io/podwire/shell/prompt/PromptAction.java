package io.podwire.shell.prompt;

import io.podwire.api.error.BadUse;
import io.podwire.shell.cli.GlobalOptions;
import io.podwire.shell.cli.ShellAction;
import io.podwire.shell.cli.ShellCall;

/** What a word of the prompt's own answers with: it changes or shows the prompt, and means nothing anywhere else. */
@FunctionalInterface
public interface PromptAction extends ShellAction {

    /**
     * Does it.
     *
     * @param globals podwire's own flags on the line
     * @return status
     */
    int at(PromptState prompt, GlobalOptions globals);

    @Override
    default int perform(ShellCall call) {
        throw new BadUse("works at the prompt only", "try:   podwire shell");
    }
}
