package io.podwire.shell.script;

import io.podwire.api.command.Session;
import io.podwire.scripts.ScriptCancelled;
import io.podwire.scripts.ScriptHost;
import io.podwire.scripts.ScriptOutput;
import io.podwire.shell.cli.Exit;
import io.podwire.shell.cli.ShellCall;
import io.podwire.shell.render.Lines;
import io.podwire.shell.render.ValueRenderer;
import io.podwire.shell.wiring.LastingSessions;
import io.podwire.shell.wiring.LocalWiring;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * A script host for one line of the process: it asks where the line's flags say, prints on the process's output, and ends when the
 * user has no more patience. The session is opened when a script first asks for it.
 */
public final class HostedScripts implements AutoCloseable {

    private final ShellCall call;
    private final Lines out;
    private final ValueRenderer renderer;
    private final ScriptHost host;
    private final LastingSessions sessions;
    private Session session;

    public HostedScripts(ShellCall call) {
        this.call = call;
        this.sessions = LocalWiring.lasting(call.sessions());
        this.out = new Lines(call.console().out());
        this.renderer = new ValueRenderer(
                call.globals().look(call.console()),
                out,
                call.console().err(),
                () -> session().hostName(),
                call.patience());
        this.host = new ScriptHost(this::session, call.index(), new Output());
        call.patience().whenOver(host::cancel);
    }

    private synchronized Session session() {
        if (session == null) {
            session = sessions.open(call.globals().request(call.console(), call.patience()));
        }
        return session;
    }

    /** Runs scripts. */
    public ScriptHost host() {
        return host;
    }

    /** Shows values as the line's flags want them. */
    public ValueRenderer renderer() {
        return renderer;
    }

    /**
     * Does something with the host, until the line's deadline at most.
     *
     * @param subject what is named where it does not end though its time is up
     * @return what it returns; the exit code of an interrupted or late script where it was cancelled
     */
    public int run(String subject, Supplier<Integer> work) {
        call.globals().timeout().ifPresent(time -> call.limit(subject, time));
        try {
            return work.get();
        } catch (ScriptCancelled e) {
            return call.patience().interrupted() ? Exit.INTERRUPTED : late(subject);
        } finally {
            out.flush();
        }
    }

    private int late(String subject) {
        call.console().err().println(subject + ": the time was up; this is what was there by then");
        return Exit.TIMED_OUT;
    }

    @Override
    public void close() {
        host.close();
        sessions.close();
    }

    private final class Output implements ScriptOutput {

        @Override
        public synchronized void print(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.write(bytes, 0, bytes.length);
            out.flush();
        }

        @Override
        public synchronized void show(Object value) {
            renderer.show(value);
        }
    }
}
