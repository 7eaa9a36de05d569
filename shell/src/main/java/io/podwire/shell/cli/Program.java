package io.podwire.shell.cli;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Parameter;
import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotStarted;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.Unsupported;
import io.podwire.api.host.Launcher;
import io.podwire.api.value.Printable;
import io.podwire.api.value.TargetRef;
import io.podwire.shell.cli.help.Help;
import io.podwire.shell.render.Lines;
import io.podwire.shell.render.Renderer;
import io.podwire.shell.wiring.SessionRequest;
import io.podwire.shell.wiring.Sessions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** One run of podwire: a command line in, output and an exit code out. */
public final class Program {

    private final CommandIndex index;
    private final Sessions sessions;
    private final BiFunction<Path, Consumer<String>, Launcher> launchers;
    private final Console console;
    private final Patience patience;

    /**
     * @param index all commands
     * @param sessions opens the one session
     * @param launchers starts programs; asked for only where a command wants one started
     * @param console the process's, or a test's
     * @param patience to be interrupted by whoever hears of Ctrl-C
     */
    public Program(
            CommandIndex index,
            Sessions sessions,
            BiFunction<Path, Consumer<String>, Launcher> launchers,
            Console console,
            Patience patience) {
        this.index = index;
        this.sessions = sessions;
        this.launchers = launchers;
        this.console = console;
        this.patience = patience;
    }

    /**
     * Runs a command line.
     *
     * @param line without the leading {@code podwire}
     * @return exit code
     */
    public int run(List<String> line) {
        ErrorReport errors = new ErrorReport(console.err(), line.contains("--debug"));
        Invocation invocation;
        try {
            ShellAction plain = withoutParsing(line);
            if (plain != null) {
                return plain.perform(console);
            }
            invocation = new CommandLine(index).parse(line);
        } catch (BadUse e) {
            return errors.mendable(null, e);
        } catch (OutputClosed e) {
            return errors.output(e);
        } catch (RuntimeException | LinkageError e) {
            return errors.defect(null, e);
        }
        String subject =
                invocation.command() == null ? "podwire" : invocation.command().name();
        try {
            return run(invocation);
        } catch (PodwireException e) {
            return status(invocation, e, errors.mendable(subject, e));
        } catch (OutputClosed e) {
            return errors.output(e);
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            return errors.defect(subject, e);
        } finally {
            patience.settled();
        }
    }

    private int run(Invocation invocation) {
        GlobalOptions globals = invocation.globals();
        CommandSpec spec = invocation.command();
        if (globals.version()) {
            return ofShell("version", Map.of());
        }
        if (spec == null) {
            return ofShell("help", Map.of());
        }
        if (globals.help()) {
            return ofShell("help", Map.of("topic", List.of(spec.name().split(" "))));
        }
        if (spec.result().form() == CommandSpec.Result.Form.OTHER) {
            return ofShell(spec.name(), invocation.arguments());
        }
        Record arguments = spec.parameters().read(invocation.arguments());
        refuseTwoPlaces(invocation);
        Renderer renderer = new Renderer(spec, globals.look(console), new Lines(console.out()), console.err());
        globals.timeout().ifPresent(time -> patience.limit(time, () -> giveUp(spec.name(), globals)));
        SessionRequest request = new SessionRequest(
                globals.in().orElse(null),
                Path.of(globals.root().orElse("/")),
                globals.on().orElse(null),
                globals.from().map(Path::of).orElse(null),
                note -> console.err().println(Printable.of(note)),
                patience);
        Session session = sessions.open(request);
        return new Outcome(
                        spec.name(),
                        renderer,
                        console,
                        () -> launchers.apply(request.root(), request.notes()),
                        patience)
                .of(answer(spec, arguments, request, session), session);
    }

    /** Near, a program takes podwire's place; far, it is a child of the agent. */
    private static Object answer(CommandSpec spec, Record arguments, SessionRequest request, Session session) {
        return request.far() && !spec.here()
                ? session.commands().call(spec, spec.parameters().valuesOf(arguments), null)
                : spec.call(arguments, session);
    }

    /**
     * A command that ends as another program gives that program's status; so ours must be one that programs do not use, as env(1) and
     * timeout(1) have it. Only a missing tool keeps its own.
     */
    private static int status(Invocation invocation, PodwireException e, int code) {
        boolean wraps =
                invocation.command() != null && invocation.command().result().form() == CommandSpec.Result.Form.LAUNCH;
        return wraps && !(e instanceof NotStarted) && !(e instanceof Unsupported) ? Exit.NOT_STARTED : code;
    }

    /** The two questions that are asked most: parsing would read declarations by reflection, which takes longer than all the rest. */
    private static ShellAction withoutParsing(List<String> line) {
        String only = line.size() == 1 ? line.get(0) : line.isEmpty() ? "help" : "";
        return switch (only) {
            case "--version", "version" -> new Version().run(new Version.Args(), null);
            case "help", "--help", "-h" -> new Help().run(new Help.Args(List.of()), null);
            default -> null;
        };
    }

    /** Runs a command of the shell's own, which needs no host. */
    private int ofShell(String name, Map<String, ?> arguments) {
        return ((ShellAction) index.find(name).load().call(arguments, null)).perform(console);
    }

    /** {@code links shop/cart --in shop/web}: one of the two is a mistake, and none may be dropped silently. */
    private static void refuseTwoPlaces(Invocation invocation) {
        for (Parameter parameter : invocation.command().parameters().list()) {
            boolean place = parameter.type() == TargetRef.class
                    && parameter.arity() == Parameter.Arity.OPTIONAL
                    && invocation.arguments().containsKey(parameter.key());
            if (place && invocation.globals().in().isPresent()) {
                throw new BadUse("both --in and " + parameter.label() + " say where to look; give one of them");
            }
        }
    }

    private void giveUp(String subject, GlobalOptions globals) {
        console.err()
                .println(subject + ": no answer within "
                        + globals.timeout().orElseThrow().toMillis() + "ms");
        Runtime.getRuntime().halt(Exit.TIMED_OUT);
    }
}
