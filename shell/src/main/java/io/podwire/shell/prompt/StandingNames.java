package io.podwire.shell.prompt;

import io.podwire.api.host.LiveNames;
import io.podwire.shell.wiring.LastingSessions;
import io.podwire.shell.wiring.SessionRequest;
import java.nio.file.Path;

/** Live names of the host that the prompt stands on; begun anew when it goes to another. For the one thread that reads lines. */
final class StandingNames implements AutoCloseable {

    private final LastingSessions sessions;
    private Whereabouts.Standing host;
    private LiveNames names;

    StandingNames(LastingSessions sessions) {
        this.sessions = sessions;
    }

    LiveNames of(Whereabouts.Standing standing) {
        Whereabouts.Standing wanted = new Whereabouts.Standing(standing.on(), standing.from(), null);
        if (!wanted.equals(host)) {
            close();
            // What goes wrong while names are read, the command tells that is run with them.
            names = sessions.names(wanted.fill(SessionRequest.live(null, Path.of("/"), note -> {}, () -> false)));
            host = wanted;
        }
        return names;
    }

    @Override
    public void close() {
        if (names != null) {
            names.close();
            names = null;
            host = null;
        }
    }
}
