package io.podwire.shell.prompt;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.PodwireException;
import io.podwire.api.host.LiveNames;
import io.podwire.api.value.Printable;
import io.podwire.api.value.TargetRef;
import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.Exit;
import io.podwire.shell.cli.GlobalOptions;
import io.podwire.shell.cli.ShellCall;
import io.podwire.shell.render.Lines;
import io.podwire.shell.render.ValueRenderer;
import io.podwire.shell.wiring.LastingSessions;
import io.podwire.shell.wiring.Launchers;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.shell.wiring.SessionRequest;
import io.podwire.shell.wiring.Sessions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a prompt keeps from line to line, and what its own words do with it. */
public final class PromptState implements AutoCloseable {

    private final CommandIndex index;
    private final LastingSessions sessions;
    private final StandingNames names;
    private final Launchers launchers;
    private final Console base;
    private final GlobalOptions globals;
    private final Whereabouts whereabouts;
    private final Scripting scripting;
    private final History history;
    private final Screen screen;
    private volatile Console console;
    private volatile Job job = new Job();
    private Transcript transcript;
    private boolean hints = true;
    private int status;
    private Integer end;

    /**
     * @param call the process
     * @param start where it stands
     * @param history what was typed before
     * @param screen the terminal
     */
    PromptState(ShellCall call, Whereabouts.Standing start, History history, Screen screen) {
        this.index = call.index();
        this.sessions = LocalWiring.lasting(call.sessions());
        this.names = new StandingNames(sessions);
        this.launchers = call.launchers();
        this.base = call.console();
        this.console = base;
        this.globals = call.globals();
        this.whereabouts = new Whereabouts(start);
        this.history = history;
        this.screen = screen;
        this.scripting = new Scripting(this::session, index, new PromptOutput(this));
    }

    CommandIndex index() {
        return index;
    }

    Sessions sessions() {
        return sessions;
    }

    /** Names on the host that it stands on. */
    LiveNames names() {
        return names.of(whereabouts.now());
    }

    Launchers launchers() {
        return launchers;
    }

    Scripting scripting() {
        return scripting;
    }

    Screen screen() {
        return screen;
    }

    Whereabouts.Standing standing() {
        return whereabouts.now();
    }

    /** Where the process's output goes. */
    Console base() {
        return base;
    }

    /** Where the output of the line that runs goes. */
    Console console() {
        return console;
    }

    /** The line that runs, or the last that did. */
    Job job() {
        return job;
    }

    void runs(Job newJob, Console itsConsole) {
        job = newJob;
        console = itsConsole;
    }

    /** Null where none is kept. */
    Transcript transcript() {
        return transcript;
    }

    boolean hints() {
        return hints;
    }

    /** Of the last line. */
    int status() {
        return status;
    }

    void status(int newStatus) {
        status = newStatus;
        scripting.later("status", newStatus);
    }

    boolean ended() {
        return end != null;
    }

    /** With what the prompt ends. */
    int endStatus() {
        return end == null ? status : end;
    }

    /** A session where the prompt stands, for the line that runs. */
    private Session session() {
        Job running = job;
        return sessions.open(whereabouts.now().fill(request(running)));
    }

    private SessionRequest request(Job running) {
        return SessionRequest.live(
                null, Path.of("/"), note -> console.err().println(Printable.of(note)), running.patience());
    }

    /**
     * Looks whether one can stand there.
     *
     * @throws PodwireException where not
     */
    void check(Whereabouts.Standing there) {
        SessionRequest request = there.fill(request(job));
        Session session = sessions.open(request);
        if (there.in() == null) {
            return;
        }
        if (request.far()) {
            // Only its commands can be asked: one that costs little looks for the place.
            session.commands().call(index.find("addresses").load(), Map.of(), there.in());
        } else {
            session.resolve(there.in());
        }
    }

    /** Shows a value as results are shown. */
    void show(Object value) {
        Console to = console;
        Lines out = new Lines(to.out());
        new ValueRenderer(globals.look(to), out, to.err(), () -> session().hostName(), job.patience()).show(value);
        out.flush();
    }

    /** {@code use}. @param in null: where that host or snapshot begins */
    public int use(TargetRef in, GlobalOptions globals) {
        if (in == null && globals.from().isEmpty() && globals.on().isEmpty()) {
            tell(List.of(Where.sentence(whereabouts.now())));
            return Exit.OK;
        }
        Whereabouts.Standing there = whereabouts
                .now()
                .with(
                        globals.on().orElse(null),
                        globals.from().map(Path::of).map(Path::toAbsolutePath).orElse(null),
                        in);
        check(there);
        whereabouts.go(there);
        return Exit.OK;
    }

    /** {@code leave}. */
    public int leave() {
        if (!whereabouts.leave()) {
            throw new BadUse("this is where the prompt began; exit ends it");
        }
        return Exit.OK;
    }

    /** {@code exit}. @param wanted null for the last line's status */
    public int end(Integer wanted) {
        end = wanted == null ? status : wanted;
        return end;
    }

    /** {@code history}. */
    public int showHistory(int last) {
        tell(history.last(last));
        return Exit.OK;
    }

    /** {@code vars}. */
    public int showVariables() {
        tell(new VariableList(scripting).lines());
        return Exit.OK;
    }

    /** {@code clear}. */
    public int clearScreen() {
        screen.clear();
        return Exit.OK;
    }

    /** {@code hints}. */
    public int hints(boolean on) {
        hints = on;
        return Exit.OK;
    }

    /** {@code transcript}. @param file null: tell; {@code off}: end it */
    public int transcript(String file) {
        if (file == null) {
            tell(List.of(
                    transcript == null
                            ? "no transcript is kept"
                            : transcript.file().toString()));
        } else if (file.equals("off")) {
            if (transcript == null) {
                throw new BadUse("none is kept");
            }
            transcript.close();
            transcript = null;
        } else {
            Transcript begun = Transcript.open(
                    Path.of(file).toAbsolutePath(),
                    Where.host(whereabouts.now()),
                    note -> base.err().println(note));
            if (transcript != null) {
                transcript.close();
            }
            transcript = begun;
        }
        return Exit.OK;
    }

    private void tell(List<String> text) {
        Lines out = new Lines(console.out());
        text.forEach(line -> out.line(Printable.of(line)));
        out.flush();
    }

    @Override
    public void close() {
        scripting.close();
        names.close();
        sessions.close();
        if (transcript != null) {
            transcript.close();
        }
    }
}
