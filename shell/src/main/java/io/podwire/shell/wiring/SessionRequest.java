package io.podwire.shell.wiring;

import io.podwire.api.value.TargetRef;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What a session is opened with.
 *
 * @param in where to look; null for the host's own network. To be resolved when the place is first asked for, since many commands
 *     never do
 * @param root directory under which the host's files are
 * @param on the far host to ask, as typed; null for this one
 * @param from a snapshot to answer from instead of the live host, or null
 * @param notes takes what the user should know beside the result, one line each, not yet made printable
 * @param progress takes how far a long work has come; shown while it lasts, or not at all
 * @param cancelled true once the user interrupted or the deadline passed
 */
public record SessionRequest(
        TargetRef in,
        Path root,
        String on,
        Path from,
        Consumer<String> notes,
        Consumer<String> progress,
        BooleanSupplier cancelled) {

    /** Where nobody waits for the progress. */
    public SessionRequest(
            TargetRef in, Path root, String on, Path from, Consumer<String> notes, BooleanSupplier cancelled) {
        this(in, root, on, from, notes, line -> {}, cancelled);
    }

    /** On the live host. */
    public static SessionRequest live(TargetRef in, Path root, Consumer<String> notes, BooleanSupplier cancelled) {
        return new SessionRequest(in, root, null, null, notes, cancelled);
    }

    /** The same with other takers of what is said meanwhile. */
    public SessionRequest with(Consumer<String> otherNotes, Consumer<String> otherProgress) {
        return new SessionRequest(in, root, on, from, otherNotes, otherProgress, cancelled);
    }

    /** True where another process answers. */
    public boolean far() {
        return on != null;
    }
}
