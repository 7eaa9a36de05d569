package io.podwire.shell.cli.help;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Group;

/** What {@code podwire help} shows: all commands by their headings, from the index alone. */
final class Overview {

    private Overview() {}

    static String of(CommandIndex index) {
        StringBuilder out = new StringBuilder(2000);
        out.append("podwire finds any pod on this node and looks into its network.\n\n");
        out.append("Usage: podwire [OPTIONS] COMMAND [WORDS] [OPTIONS]\n");
        int column = 4;
        for (CommandIndex.Entry entry : index.entries()) {
            column = Math.max(column, entry.name().length() + 4);
        }
        for (Group group : Group.values()) {
            out.append('\n').append(group.title()).append('\n');
            for (CommandIndex.Entry entry : index.entries()) {
                if (entry.group() == group) {
                    Paragraph.hang(out, "  " + entry.name(), column, entry.summary());
                }
            }
        }
        out.append('\n');
        Paragraph.hang(out, "More:", 6, "podwire help COMMAND, or one of " + String.join(", ", Topics.names()));
        return out.toString();
    }
}
