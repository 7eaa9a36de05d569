package io.podwire.scripts.lab;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Launch;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.scripts.lab.live.Entering;
import io.podwire.scripts.lab.live.Labs;
import java.util.List;

/** Becomes a shell, or another program, in a place of a practice cluster. */
@Spec(
        name = "lab enter",
        summary = "Start a shell or a program in a node or pod of a lab.",
        group = Group.LABS,
        source = "setns(2) to all namespaces of the place's process",
        here = true,
        examples = {"lab enter worker-1", "lab enter shop/cart-0 -- ip addr", "lab enter two-nodes -- bridge link"},
        notes = {
            "Inside of a node podwire, ip and ping see what they would see on a node: its pods, its processes, its network. The exit status"
                    + " is the program's own."
        })
public final class EnterLab implements Command<EnterLab.Args, Launch> {

    /** Where, and what. */
    public record Args(
            @Param(
                    position = 0,
                    value = "PLACE",
                    help = "a node, a pod (NS/NAME), a namespace (NODE:NAME), or a lab for the room between its nodes",
                    completion = Param.Completion.LAB_PLACE)
            String place,

            @Param(position = 1, value = "COMMAND", help = "program and arguments; default: $SHELL", rest = true)
            List<String> command) {}

    @Override
    public Launch run(Args args, Session session) {
        return Entering.of(Labs.ofProcess()).launch(args.place(), args.command());
    }
}
