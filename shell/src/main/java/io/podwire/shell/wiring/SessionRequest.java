package io.podwire.shell.wiring;

import io.podwire.api.error.Unsupported;
import io.podwire.api.value.TargetRef;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
 * @param zone in which the user says and reads wall-clock times
 * @param output where bytes go that are no text; see {@link io.podwire.api.command.Session#output}
 */
public record SessionRequest(
        TargetRef in,
        Path root,
        String on,
        Path from,
        Consumer<String> notes,
        Consumer<String> progress,
        BooleanSupplier cancelled,
        ZoneId zone,
        Supplier<OutputStream> output) {

    /** Progress that nobody waits for. */
    public static final Consumer<String> UNSEEN = line -> {};

    /** Where nobody waits for the progress. */
    public SessionRequest(
            TargetRef in, Path root, String on, Path from, Consumer<String> notes, BooleanSupplier cancelled) {
        this(in, root, on, from, notes, UNSEEN, cancelled);
    }

    /** Where times are the machine's, and nobody reads bytes. */
    public SessionRequest(
            TargetRef in,
            Path root,
            String on,
            Path from,
            Consumer<String> notes,
            Consumer<String> progress,
            BooleanSupplier cancelled) {
        this(in, root, on, from, notes, progress, cancelled, ZoneId.systemDefault(), SessionRequest::nobodyReads);
    }

    private static OutputStream nobodyReads() {
        throw new Unsupported("there is no standard output to write to here");
    }

    /** On the live host. */
    public static SessionRequest live(TargetRef in, Path root, Consumer<String> notes, BooleanSupplier cancelled) {
        return new SessionRequest(in, root, null, null, notes, cancelled);
    }

    /** The same with other takers of what is said meanwhile. */
    public SessionRequest with(Consumer<String> otherNotes, Consumer<String> otherProgress) {
        return new SessionRequest(in, root, on, from, otherNotes, otherProgress, cancelled, zone, output);
    }

    /** The same for another place. */
    public SessionRequest at(TargetRef otherIn, String otherOn, Path otherFrom) {
        return new SessionRequest(otherIn, root, otherOn, otherFrom, notes, progress, cancelled, zone, output);
    }

    /** True where another process answers. */
    public boolean far() {
        return on != null;
    }
}
