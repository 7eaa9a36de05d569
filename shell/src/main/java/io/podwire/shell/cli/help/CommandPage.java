package io.podwire.shell.cli.help;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.CommandSpec.Result.Form;
import io.podwire.api.command.Need;
import io.podwire.api.command.Parameter;
import io.podwire.shell.cli.GlobalOptions;
import io.podwire.shell.render.Look.Format;
import java.util.List;

/** What {@code podwire help COMMAND} shows. */
final class CommandPage {

    private static final int COLUMN = 26;

    private static final String DRAWINGS = "-o svg (a drawing), -o dot (Graphviz's language)";

    private CommandPage() {}

    static String of(CommandSpec spec, List<CommandIndex.Entry> below) {
        StringBuilder out = new StringBuilder();
        Paragraph.hang(out, "Usage: podwire", 15, Usage.line(spec));
        out.append('\n').append(spec.summary()).append('\n');
        for (String note : spec.notes()) {
            out.append('\n');
            Paragraph.append(out, 0, note);
        }
        parameters(out, spec);
        if (!below.isEmpty()) {
            out.append("\nSub-commands\n");
            below.forEach(entry -> Paragraph.hang(out, "  " + entry.name(), COLUMN, entry.summary()));
        }
        facts(out, spec);
        if (!spec.examples().isEmpty()) {
            out.append("\nExamples\n");
            spec.examples().forEach(example -> Paragraph.hang(out, "  podwire", 10, example));
        }
        out.append("\nOptions of every command (--in, -o, --timeout, …): podwire help options\n");
        return out.toString();
    }

    private static void parameters(StringBuilder out, CommandSpec spec) {
        List<Parameter> words = spec.parameters().positionals();
        if (!words.isEmpty()) {
            out.append("\nWords\n");
            words.forEach(word -> Paragraph.hang(out, "  " + word.valueName(), COLUMN, word.help()));
        }
        if (spec.parameters().list().size() > words.size()) {
            out.append("\nOptions\n");
            spec.parameters().list().stream()
                    .filter(parameter -> !parameter.positional())
                    .forEach(flag -> Paragraph.hang(out, "  " + Usage.flag(flag), COLUMN, flag.help()));
        }
    }

    private static void facts(StringBuilder out, CommandSpec spec) {
        out.append('\n');
        if (!spec.source().isEmpty()) {
            Paragraph.hang(out, "Facts from:", 13, spec.source());
        }
        for (Need need : spec.needs()) {
            Paragraph.hang(out, "Needs:", 13, describe(need));
        }
        if (spec.result().form() == Form.ANSWER || spec.result().form() == Form.STREAM) {
            if (Format.DOT.shows(spec)) {
                Paragraph.hang(out, "Drawn by:", 13, DRAWINGS);
            }
            Paragraph.hang(out, "JSON:", 13, spec.schema() + " (fields: docs/commands/" + fileName(spec) + ")");
        }
    }

    static String fileName(CommandSpec spec) {
        return spec.name().replace(' ', '-') + ".md";
    }

    static String describe(Need need) {
        return switch (need) {
            case NETNS -> "root, or CAP_SYS_ADMIN and CAP_SYS_PTRACE, to enter other network namespaces";
            case NET_ADMIN -> "root, or CAP_NET_ADMIN in the namespace, to list tracked connections";
            case LIVE -> "a host that runs: nothing is sent from a snapshot";
        };
    }

    /** The flags that every command has. */
    static String globalOptions() {
        StringBuilder out = new StringBuilder("Options of every command, before its name or after it\n\n");
        GlobalOptions.flags(null).forEach(flag -> Paragraph.hang(out, "  " + Usage.flag(flag), COLUMN, flag.help()));
        out.append('\n');
        Paragraph.append(
                out,
                0,
                "Where a command has an option of the same name (nsenter --root), that one is meant behind the command's name, and "
                        + "podwire's own before it.");
        return out.toString();
    }
}
