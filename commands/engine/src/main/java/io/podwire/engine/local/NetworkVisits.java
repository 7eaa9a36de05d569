package io.podwire.engine.local;

import io.podwire.api.command.Observed;
import io.podwire.api.host.Network;
import io.podwire.api.net.Netns;
import io.podwire.engine.files.HostRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads from many namespaces, some at a time: {@link io.podwire.api.host.Host#visit} of this machine. */
public final class NetworkVisits {

    /** Two descriptors each: far below the usual limit of 1,024, and no namespace is held for long while others are read. */
    private static final int AT_ONCE = 64;

    private final HostRoot root;

    /** On the host whose files are under {@code root}. */
    public NetworkVisits(HostRoot root) {
        this.root = root;
    }

    /** As {@link io.podwire.api.host.Host#visit}. */
    public <T> List<Observed<T>> visit(List<Netns> netnses, Function<Network, T> read) {
        List<Observed<T>> all = new ArrayList<>(netnses.size());
        for (int from = 0; from < netnses.size(); from += AT_ONCE) {
            List<Netns> some = netnses.subList(from, Math.min(netnses.size(), from + AT_ONCE));
            visitSome(LocalNetwork.openAll(some, root), read, all);
        }
        return all;
    }

    private static <T> void visitSome(
            List<Observed<LocalNetwork>> networks, Function<Network, T> read, List<Observed<T>> to) {
        try {
            for (Observed<LocalNetwork> one : networks) {
                if (one.known()) {
                    try (LocalNetwork network = one.value()) {
                        to.add(Observed.of(one.subject(), () -> read.apply(network)));
                    }
                } else {
                    to.add(new Observed<>(one.subject(), null, one.reason()));
                }
            }
        } finally {
            // After a defect in the reading the rest is still open; closing twice is nothing.
            for (Observed<LocalNetwork> one : networks) {
                if (one.known()) {
                    one.value().close();
                }
            }
        }
    }
}
