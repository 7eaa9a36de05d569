package io.podwire.shell.cli.help;

import io.podwire.api.command.Command;
import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Group;
import io.podwire.api.command.Nearest;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.Exit;
import io.podwire.shell.cli.ShellAction;
import io.podwire.shell.render.Lines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tells what there is and how to use it. */
@Spec(
        name = "help",
        summary = "Tell what there is and how to use it.",
        group = Group.HOST,
        source = "",
        examples = {"help", "help links", "help routes get", "help targets"})
public final class Help implements Command<Help.Args, ShellAction> {

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, value = "TOPIC", help = "a command, or one of targets, output, exit-codes, options")
            List<String> topic) {}

    @Override
    public ShellAction run(Args args, Session session) {
        String page = page(CommandIndex.load(), args.topic());
        return call -> {
            tell(call.console(), page);
            return Exit.OK;
        };
    }

    /** Shows a page. */
    public static void tell(Console console, String page) {
        Lines out = new Lines(console.out());
        byte[] text = page.getBytes(StandardCharsets.UTF_8);
        out.write(text, 0, text.length);
        out.flush();
    }

    /** The text on a topic; the overview without one. */
    public static String page(CommandIndex index, List<String> topic) {
        if (topic.isEmpty()) {
            return Overview.of(index);
        }
        String name = String.join(" ", topic);
        CommandIndex.Entry entry = index.find(name);
        if (entry != null) {
            return CommandPage.of(entry.load(), index.below(name));
        }
        String page = Topics.page(name);
        if (page != null) {
            return page;
        }
        List<String> names = new ArrayList<>(Topics.names());
        index.entries().forEach(each -> names.add(each.name()));
        throw new BadUse("no help on '" + Printable.of(name) + "'" + Nearest.question(name, names));
    }
}
