package io.podwire.shell.wiring;

import io.podwire.api.command.Launch;
import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.Unsupported;
import io.podwire.api.host.ChildProcess;
import io.podwire.api.host.Host;
import io.podwire.api.host.Launcher;
import io.podwire.api.value.Printable;
import io.podwire.engine.enter.LinuxLauncher;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.KeepingUp;
import io.podwire.engine.local.LocalHost;
import io.podwire.snapshot.read.SavedHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The only place that knows which classes of the engine stand behind the interfaces that commands use. */
public final class LocalWiring {

    private static final Path LIVE_ROOT = Path.of("/");

    private LocalWiring() {}

    /** A session on this machine, or on what a snapshot kept of one. */
    public static Session session(SessionRequest request) {
        if (request.from() != null) {
            return saved(request);
        }
        if (!Files.isDirectory(request.root())) {
            // read all the same, it would look like a host without pods
            throw new BadUse("--root: '" + Printable.of(request.root().toString()) + "' is no directory");
        }
        return session(request, new LocalHost(HostRoot.of(request.root().toString())));
    }

    /** A session on this machine, of a host that others may share. */
    static Session session(SessionRequest request, Host host) {
        return new LocalSession(
                host,
                request.in(),
                request.notes(),
                request.cancelled(),
                launch -> start(launch, request),
                AtUser.of(request));
    }

    private static Session saved(SessionRequest request) {
        if (!request.root().equals(LIVE_ROOT)) {
            throw new BadUse("both --root and --from say where to read; give one of them");
        }
        return new LocalSession(
                SavedHost.open(request.from(), request.notes()),
                request.in(),
                request.notes(),
                request.cancelled(),
                launch -> {
                    throw startsNothing();
                },
                AtUser.of(request));
    }

    /** What the launcher takes from an agent, which is a guest. A ring does not wait for guests. */
    private static final int NICE_OF_AGENTS = 10;

    /** The most that Linux gives anybody by default. */
    private static final int WIDE_PIPE = 1 << 20;

    private static final int STDOUT = 1;

    /** Makes the calling thread, and the pipe that an agent writes to, fit for frames of a kernel. */
    public static void keepUp() {
        KeepingUp.lessNice(NICE_OF_AGENTS);
        KeepingUp.widePipe(STDOUT, WIDE_PIPE);
    }

    /** What is said where a program is to be started in a snapshot. */
    public static Unsupported startsNothing() {
        return new Unsupported("a snapshot only answers: no program can be started in it");
    }

    /** Sessions of one who asks again and again: the prompt, and scripts that run for long. */
    public static LastingSessions lasting(Sessions sessions) {
        return new WatchedSessions(sessions);
    }

    private static ChildProcess start(Launch launch, SessionRequest request) {
        Launcher launcher = launcher(request.root(), request.notes());
        try {
            return new ChildWithLauncher(launcher.start(launch), launcher);
        } catch (RuntimeException e) {
            launcher.close();
            throw e;
        }
    }

    /**
     * Starts programs on this machine.
     *
     * @param root under which the paths of a launch are
     * @param notes takes what the user should know, one line each
     */
    public static Launcher launcher(Path root, Consumer<String> notes) {
        return new LinuxLauncher(HostRoot.of(root.toString()), notes);
    }
}
