package io.podwire.analysis.fib;

import io.podwire.api.error.NotFound;
import io.podwire.api.net.RouteQuery;

/**
 * Chooses a route as the kernel would. Not known, and so not looked at: what a node learned by redirects and path MTU discovery
 * (route exceptions), and which routers answer.
 */
public final class RouteLookup {

    private RouteLookup() {}

    /**
     * The choice.
     *
     * @param label of the namespace, for the message
     * @throws NotFound where the kernel would have no route, or one that forbids; the message holds its errno
     */
    public static Choice choose(FibFacts facts, RouteQuery query, String label) {
        try {
            return query.destination().v6() ? new Lookup6(facts, query).choose() : new Lookup4(facts, query).choose();
        } catch (NoRoute none) {
            throw new NotFound(label + ": route to " + query.destination() + ": " + none.getMessage()
                    + ", by the rules and routes of then");
        }
    }
}
