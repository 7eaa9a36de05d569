package io.podwire.shell.cli;

import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Param;
import io.podwire.api.command.Param.Completion;
import io.podwire.api.command.Parameter;
import io.podwire.api.command.Parameters;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import io.podwire.api.value.TargetRef;
import io.podwire.shell.render.Look;
import io.podwire.shell.render.Look.Format;
import io.podwire.shell.wiring.SessionRequest;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The flags that every command has, before its name or after. */
public record GlobalOptions(
        @Param(help = "where to look: a pod, address, netns, pid, … (help targets)", completion = Completion.TARGET)
        Optional<TargetRef> in,

        @Param(value = "FILE", help = "answer from a snapshot instead of the live host", completion = Completion.FILE)
        Optional<String> from,

        @Param(
                value = "HOST",
                help = "ask the agent of that host: localhost, or a node of a lab that is up",
                completion = Completion.HOST)
        Optional<String> on,

        @Param(letter = 'o', value = "FORMAT", help = "how to show the answer (help output); default: table")
        Optional<Format> output,

        @Param(help = "give up after that time, with exit code 6")
        Optional<Duration> timeout,

        @Param(
                value = "DIR",
                help = "read the host's files under DIR, e.g. /host in a debug pod",
                completion = Completion.FILE)
        Optional<String> root,

        @Param(value = "ZONE", help = "show wall-clock times in that zone; default: yours")
        Optional<String> tz,

        @Param(help = "no headings over tables and csv") boolean noHeader,

        @Param(help = "colors also where the output is no terminal")
        boolean color,

        @Param(help = "no colors; so does NO_COLOR in the environment")
        boolean noColor,

        @Param(help = "stack traces of errors") boolean debug,

        @Param(letter = 'h', help = "tell how to use the command")
        boolean help,

        @Param(help = "tell podwire's version") boolean version) {

    static final Parameters<GlobalOptions> PARAMETERS = Parameters.of(GlobalOptions.class);

    /**
     * What there is, for help and completion: of the formats those that can show the command's answer.
     *
     * @param command null: no command in particular
     */
    public static List<Parameter> flags(CommandSpec command) {
        return PARAMETERS.list().stream()
                .map(flag -> flag.type() == Format.class ? flag.offering(formats(command)) : flag)
                .toList();
    }

    /**
     * Refuses a format that can't show what the command answers, so that nobody waits for an answer in vain.
     *
     * @param command null where none was named
     * @throws BadUse for a drawing of what is no graph
     */
    void refuseOddFormat(CommandSpec command) {
        if (!help && !version && !format().shows(command)) {
            throw new BadUse("--output: " + word(format()) + " draws a topology and nothing else; expected "
                    + String.join(", ", formats(command)));
        }
    }

    private static List<String> formats(CommandSpec command) {
        return Stream.of(Format.values())
                .filter(format -> format.shows(command))
                .map(GlobalOptions::word)
                .toList();
    }

    private static String word(Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    /** The chosen format. */
    public Format format() {
        return output.orElse(Format.TABLE);
    }

    /**
     * The chosen time zone.
     *
     * @throws BadUse for one that does not exist
     */
    public ZoneId zone() {
        try {
            return tz.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(tz.get());
        } catch (DateTimeException e) {
            throw new BadUse("--tz: no time zone '" + Printable.of(tz.orElse(""))
                    + "'; expected one such as UTC or Europe/Berlin");
        }
    }

    /** Where a command of the line asks. */
    public SessionRequest request(Console console, BooleanSupplier cancelled) {
        return new SessionRequest(
                in.orElse(null),
                Path.of(root.orElse("/")),
                on.orElse(null),
                from.map(Path::of).orElse(null),
                note -> console.err().println(Printable.of(note)),
                line -> {},
                cancelled,
                zone(),
                () -> bytes(console));
    }

    private static OutputStream bytes(Console console) {
        if (console.outIsTerminal()) {
            throw new BadUse(
                    "the output is a terminal, which bytes would garble", "try:   … > FILE, or a pipe to a program");
        }
        return console.out();
    }

    /**
     * How a result is to look.
     *
     * @throws BadUse where two flags contradict each other
     */
    public Look look(Console console) {
        if (color && noColor) {
            throw new BadUse("--color and --no-color exclude each other");
        }
        boolean colors = color || (console.outIsTerminal() && !noColor && !console.noColor());
        return new Look(
                format(),
                !noHeader,
                colors,
                console.outIsTerminal(),
                zone(),
                !TextLocale.ofProcess().utf8());
    }
}
