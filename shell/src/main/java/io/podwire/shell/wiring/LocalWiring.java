package io.podwire.shell.wiring;

import io.podwire.api.command.Session;
import io.podwire.api.error.Unsupported;
import io.podwire.api.host.Launcher;

/** The only place that knows which classes of the engine stand behind the interfaces that commands use. */
public final class LocalWiring {

    private LocalWiring() {}

    /** A session on this machine. */
    public static Session session(SessionRequest request) {
        throw new Unsupported("reading this host is not wired yet");
    }

    /** Starts programs on this machine. */
    public static Launcher launcher() {
        throw new Unsupported("starting programs is not wired yet");
    }
}
