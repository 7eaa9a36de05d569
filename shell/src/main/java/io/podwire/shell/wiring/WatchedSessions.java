package io.podwire.shell.wiring;

import io.podwire.api.command.Session;
import io.podwire.api.host.LiveNames;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.watch.WatchedHost;
import io.podwire.shell.live.CachedNames;
import io.podwire.shell.live.NoNames;

/** Sessions that share one watched host where they are on this machine; all others are opened as they are. */
final class WatchedSessions implements LastingSessions {

    private static final String ROOT = "/";

    private final Sessions others;
    private final WatchedHost host = new WatchedHost(HostRoot.of(ROOT));

    WatchedSessions(Sessions others) {
        this.others = others;
    }

    @Override
    public Session open(SessionRequest request) {
        return here(request) ? LocalWiring.session(request, host) : others.open(request);
    }

    /** Below another root lies another machine's tree, or this one's as a container sees it: its mounts are not ours to watch. */
    private static boolean here(SessionRequest request) {
        return !request.far()
                && request.from() == null
                && request.root().toString().equals(ROOT);
    }

    @Override
    public LiveNames names(SessionRequest like) {
        if (like.far()) {
            // Its names would have to be asked of its agent, by commands.
            return new NoNames();
        }
        return like.from() != null
                ? CachedNames.ofSnapshot(() -> open(like))
                : new CachedNames(() -> open(like), here(like) ? host::changes : () -> 0);
    }

    @Override
    public void close() {
        host.close();
    }
}
