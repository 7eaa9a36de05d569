package io.podwire.api.command;

import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.FilterCompiler;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.error.Unsupported;
import io.podwire.api.host.DiskSpace;
import io.podwire.api.host.Host;
import io.podwire.api.host.Place;
import io.podwire.api.value.TargetRef;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;

/** What a running command may use: a host, a place on it, and the user's patience. */
public interface Session {

    /**
     * The machine this command runs on.
     *
     * @throws io.podwire.api.error.Unsupported where the host is far: only its {@link #commands} can be asked
     */
    Host host();

    /** True where the host is another machine than the user's: {@link #host} refuses, and its {@link #commands} answer. */
    default boolean far() {
        return false;
    }

    /** Name of the machine that answers, near or far. */
    default String hostName() {
        return host().facts().name();
    }

    /** Where {@code --in} (or {@code use}) points; the host's own network when neither was said. */
    Place place();

    /**
     * Finds the one network namespace that a target leads to.
     *
     * @throws io.podwire.api.error.NotFound nothing answers to it; the hints hold the nearest names
     * @throws io.podwire.api.error.BadUse several things do; the message lists them
     */
    Place resolve(TargetRef target);

    /** The way to other commands of the same host. */
    Commands commands();

    /** Says something the user should know beside the result; reaches stderr, or the far host's caller, at once. */
    void note(String line);

    /**
     * The same session for a call that may have to end earlier.
     *
     * @param also makes the other session's {@link #cancelled} true, and so ends what is asked through its {@link #commands}
     */
    Session until(BooleanSupplier also);

    /**
     * Says how far a long work has come. Only the last line said is shown, and only to somebody who waits at a terminal; it is gone
     * once the answer is there.
     *
     * @param line what is done and what is to do; empty takes the last one away
     */
    default void progress(String line) {}

    /** Whether anybody sees {@link #progress}: what costs something to find out need not be found out for nobody. */
    default boolean showsProgress() {
        return false;
    }

    /**
     * A session that a snapshot of another node answers, with the same user behind it.
     *
     * @param snapshot a file of the machine the user sits at
     * @throws io.podwire.api.error.Unsupported where this session is not on that machine
     */
    default Session saved(Path snapshot) {
        throw new Unsupported(
                "a snapshot can be compared with this machine or with another snapshot, not over an agent",
                "try:   podwire snapshot -w there too, then --from its file");
    }

    /**
     * Frames of the host that this session asks, near or far. Whoever asks writes or reads them here, beside the user.
     *
     * @throws io.podwire.api.error.NotFound where a place or link is not there; the hints hold the nearest names
     * @throws io.podwire.api.error.NotPermitted without CAP_NET_RAW
     * @throws io.podwire.api.error.BadUse where the filter does not compile
     * @throws io.podwire.api.error.Unsupported where there is nothing to capture from, as in a snapshot
     */
    default FrameSource frames(CaptureRequest request) {
        throw new Unsupported("frames can't be captured here: there is no kernel behind it");
    }

    /** The compiler of filters of the machine the user sits at. */
    default FilterCompiler filters() {
        throw new Unsupported("filters can't be compiled here");
    }

    /**
     * Where bytes go that are no text: the user's standard output, or the pipe behind it.
     *
     * @throws io.podwire.api.error.BadUse where it is a terminal, which bytes would garble
     * @throws io.podwire.api.error.Unsupported where nobody would read them
     */
    default OutputStream output() {
        throw new Unsupported("there is no standard output to write to here");
    }

    /** In which the user says and reads wall-clock times; the same whatever host is asked. */
    default ZoneId zone() {
        return ZoneId.systemDefault();
    }

    /**
     * What room there is for files on the machine the user sits at.
     *
     * @param folder one that is there
     * @throws io.podwire.api.error.NotFound where it is not
     */
    default DiskSpace disk(Path folder) {
        throw new Unsupported("there is no disk to write to here");
    }

    /** True once the user interrupted or the deadline passed; long loops ask it. */
    boolean cancelled();
}
