package io.podwire.shell.cli;

import io.podwire.api.command.Attentive;
import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Group;
import io.podwire.api.command.Parameter;
import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotStarted;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.ScriptFailed;
import io.podwire.api.error.Unsupported;
import io.podwire.api.value.TargetRef;
import io.podwire.shell.render.Lines;
import io.podwire.shell.render.Look;
import io.podwire.shell.render.Renderer;
import io.podwire.shell.wiring.Launchers;
import io.podwire.shell.wiring.SessionRequest;
import io.podwire.shell.wiring.Sessions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The one way to run a line that was read: what it answers is shown, what goes wrong is told, and an exit code comes back. */
public final class CommandRun {

    /** A flag of paping's, and so of podwire's paping, for what {@code --no-color} is for all commands. */
    private static final String NO_COLOR = "nocolor";

    private final CommandIndex index;
    private final Sessions sessions;
    private final Launchers launchers;
    private final Console console;
    private final Patience patience;
    private final Caller caller;

    /**
     * @param index all commands
     * @param sessions opens the one session
     * @param launchers for actions of the shell itself
     * @param console where output goes
     * @param patience of this line
     * @param caller whoever read the line
     */
    public CommandRun(
            CommandIndex index,
            Sessions sessions,
            Launchers launchers,
            Console console,
            Patience patience,
            Caller caller) {
        this.index = index;
        this.sessions = sessions;
        this.launchers = launchers;
        this.console = console;
        this.patience = patience;
        this.caller = caller;
    }

    /** @return exit code; whatever goes wrong was told on stderr */
    public int of(Invocation invocation) {
        ErrorReport errors = new ErrorReport(console.err(), invocation.globals().debug());
        String subject = caller.subject(
                invocation.command() == null ? "podwire" : invocation.command().name());
        try {
            return answer(invocation);
        } catch (PodwireException e) {
            return status(invocation, e, errors.mendable(e instanceof ScriptFailed ? null : subject, e));
        } catch (OutputClosed e) {
            return errors.output(e);
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            return errors.defect(subject, e);
        } finally {
            patience.settled();
        }
    }

    private int answer(Invocation invocation) {
        GlobalOptions globals = invocation.globals();
        CommandSpec spec = invocation.command();
        if (globals.version()) {
            return ofShell("version", Map.of(), globals);
        }
        if (spec == null) {
            return ofShell(
                    !globals.help() && console.input() != Console.Input.NOTHING ? "shell" : "help", Map.of(), globals);
        }
        if (globals.help()) {
            return ofShell("help", Map.of("topic", List.of(spec.name().split(" "))), globals);
        }
        if (spec.result().form() == CommandSpec.Result.Form.OTHER) {
            return ofShell(spec.name(), invocation.arguments(), globals);
        }
        Record arguments = spec.parameters()
                .read(UserLanguage.with(spec, invocation.arguments(), System::getenv), invocation.said());
        refuseTwoPlaces(invocation);
        Look look = invocation.arguments().containsKey(NO_COLOR)
                ? globals.look(console).plain()
                : globals.look(console);
        Renderer renderer = new Renderer(spec, look, new Lines(console.out()), console.err(), console.terminal());
        globals.timeout().ifPresent(time -> patience.limit(time, () -> caller.giveUp(spec.name(), time)));
        ProgressLine progress = new ProgressLine(console);
        SessionRequest request =
                caller.request(beside(renderer, progress.shownFor(globals.request(console, patience))));
        Session session = sessions.open(request);
        if (request.from() != null && console.errIsTerminal()) {
            console.err().println(SnapshotAge.of(session.host().facts(), Instant.now()));
        }
        try {
            Object result = ask(spec, arguments, request, session);
            if (!(result instanceof Attentive)) {
                progress.clear();
            }
            return new Outcome(spec.name(), spec.group() == Group.PROBES, renderer, console, request, caller, patience)
                    .of(caller.result(result), session);
        } finally {
            progress.clear();
        }
    }

    /** What is told meanwhile keeps out of a drawing, and how far it has come is seen there anyway. */
    private static SessionRequest beside(Renderer renderer, SessionRequest request) {
        return request.with(renderer.beside(request.notes()), line -> {
            if (!renderer.draws()) {
                request.progress().accept(line);
            }
        });
    }

    /** Near, a program is described, to be started by the caller; far, it is a child of the agent. */
    private static Object ask(CommandSpec spec, Record arguments, SessionRequest request, Session session) {
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

    /** Runs a command of the shell's own, which needs no host. */
    private int ofShell(String name, Map<String, ?> arguments, GlobalOptions globals) {
        ShellCall call = new ShellCall(globals, index, sessions, launchers, console, patience, caller);
        return caller.perform((ShellAction) index.find(name).load().call(arguments, null), call);
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
}
