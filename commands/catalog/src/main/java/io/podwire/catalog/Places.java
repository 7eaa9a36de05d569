package io.podwire.catalog;

import io.podwire.api.command.Session;
import io.podwire.api.host.Network;
import io.podwire.api.value.TargetRef;
import java.util.Optional;
import java.util.function.Function;

/** Reads the network of the place a command was pointed at. */
final class Places {

    private Places() {}

    /**
     * Opens the network, reads, and lets go of it at once: holding it would keep a deleted pod's links alive.
     *
     * @param target what the command's own word says; where it is empty, {@code --in} or the host's own network
     */
    static <T> T read(Session session, Optional<TargetRef> target, Function<Network, T> read) {
        try (Network network = open(session, target)) {
            return read.apply(network);
        }
    }

    /** Opens the network; to be closed by the caller. */
    static Network open(Session session, Optional<TargetRef> target) {
        return session.host().enter((target.isPresent() ? session.resolve(target.get()) : session.place()).netns());
    }
}
