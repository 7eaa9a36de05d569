package io.podwire.shell.demo;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.shell.cli.ShellAction;

/** Builds a small node with two pods, asks it what one asks a node, and takes it away again. */
@Spec(
        name = "demo",
        summary = "Make a node with two pods, find and enter them, remove it all.",
        group = Group.HOST,
        source = "ip(8) in network, mount, pid and uts namespaces of the demo's own, made by unshare(1)",
        notes = {
            "Everything lives in namespaces that nothing outside has a name for: this machine's network, files and sysctls are not "
                    + "touched. However the demo ends, Ctrl-C and kill -9 included, the kernel removes it with its last process.",
            "It needs root, and ip and unshare in PATH."
        },
        examples = {"demo"})
public final class Demo implements Command<Demo.Args, ShellAction> {

    /** The demo has no parameters. */
    public record Args() {}

    @Override
    public ShellAction run(Args args, Session session) {
        return call -> {
            Requirements.check();
            try (DemoNode node = DemoNode.start()) {
                return new Story(node, call.console()).tell();
            }
        };
    }
}
