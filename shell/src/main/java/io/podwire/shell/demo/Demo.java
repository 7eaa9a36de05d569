package io.podwire.shell.demo;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.NotWritten;
import io.podwire.api.value.Printable;
import io.podwire.shell.cli.ShellAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Brings a practice cluster up, breaks it, lets podwire say what is wrong, mends it, and takes it away again. */
@Spec(
        name = "demo",
        summary = "A practice cluster, a fault, and how podwire finds it.",
        group = Group.HOST,
        source = "the practice cluster two-nodes, made by ip(8) and others in namespaces of its own",
        notes = {
            "Everything lives in namespaces that nothing outside has a name for: this machine's network, files and sysctls are not "
                    + "touched. However the demo ends, Ctrl-C and kill -9 included, the cluster is taken down.",
            "It needs root, and the programs of the practice cluster: podwire lab list two-nodes."
        },
        examples = {"demo", "demo --pictures /tmp/pictures"})
public final class Demo implements Command<Demo.Args, ShellAction> {

    /** The parameters of {@code demo}. */
    public record Args(
            @Param(
                    value = "DIR",
                    help = "also keep the pictures of the cluster as SVG there",
                    completion = Param.Completion.FILE)
            Optional<String> pictures) {}

    @Override
    public ShellAction run(Args args, Session session) {
        return call -> {
            Path pictures = args.pictures().map(Demo::folder).orElse(null);
            try (DemoCluster cluster = DemoCluster.prepare()) {
                return new Story(cluster, call.console(), pictures).tell();
            }
        };
    }

    private static Path folder(String text) {
        try {
            return Files.createDirectories(Path.of(text));
        } catch (IOException | InvalidPathException e) {
            throw new NotWritten("--pictures " + Printable.of(text) + ": no folder can be made there: "
                    + Printable.of(e.getMessage()));
        }
    }
}
