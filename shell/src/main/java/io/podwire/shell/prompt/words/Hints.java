package io.podwire.shell.prompt.words;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.shell.prompt.PromptAction;

/** Switches hints. */
@Spec(
        name = "hints",
        summary = "Switch the grey hints behind the cursor on or off.",
        group = Group.PROMPT,
        source = "",
        examples = {"hints off", "hints on"})
public final class Hints implements Command<Hints.Args, PromptAction> {

    /** Which. */
    public record Args(
            @Param(position = 0, help = "whether they are shown")
            OnOff state) {}

    /** A switch in words. */
    public enum OnOff {
        ON,
        OFF
    }

    @Override
    public PromptAction run(Args args, Session session) {
        return (prompt, globals) -> prompt.hints(args.state() == OnOff.ON);
    }
}
