package io.podwire.shell.prompt;

import io.podwire.api.value.TargetRef;
import io.podwire.shell.wiring.SessionRequest;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Where the prompt stands, and the steps that led there. For the one thread that reads lines. */
final class Whereabouts {

    /**
     * A place to ask.
     *
     * @param on a far host as typed; null for this one
     * @param from a snapshot to answer from, or null
     * @param in a target of that host; null for the host's own network
     */
    record Standing(String on, Path from, TargetRef in) {

        /** The same place on the same host, unless the request names its own. */
        SessionRequest fill(SessionRequest asked) {
            boolean elsewhere = asked.on() != null || asked.from() != null;
            return asked.at(
                    asked.in() == null && !elsewhere ? in : asked.in(),
                    elsewhere ? asked.on() : on,
                    elsewhere ? asked.from() : from);
        }

        /** This one with what was said of another: another host is begun in its own network. */
        Standing with(String newOn, Path newFrom, TargetRef newIn) {
            boolean elsewhere = newOn != null || newFrom != null;
            return new Standing(
                    elsewhere ? newOn : on, elsewhere ? newFrom : from, elsewhere || newIn != null ? newIn : in);
        }
    }

    private final Deque<Standing> before = new ArrayDeque<>();
    private volatile Standing now;

    Whereabouts(Standing start) {
        now = start;
    }

    Standing now() {
        return now;
    }

    /** Goes there; {@link #leave} comes back. */
    void go(Standing there) {
        before.push(now);
        now = there;
    }

    /** @return false where it stands as it began */
    boolean leave() {
        if (before.isEmpty()) {
            return false;
        }
        now = before.pop();
        return true;
    }
}
