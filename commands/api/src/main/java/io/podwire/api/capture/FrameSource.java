package io.podwire.api.capture;

import java.time.Duration;
import java.util.List;

/**
 * Where frames come from: rings of the kernel, an agent, a file. Pulled. {@link #next} and {@link #close} are for one thread, {@link
 * #cancel} and {@link #counts} for any.
 */
public interface FrameSource extends AutoCloseable {

    /** The links it has frames of, by {@link CapturedLink#id}; a file's may grow while it is read. */
    List<CapturedLink> links();

    /**
     * The next frames. A link that is lost on the way (deleted, or its namespace ended) ends alone, see {@link
     * CaptureCounts.OfLink#lost}; when the last one is, this throws {@link io.podwire.api.error.NotFound}.
     *
     * @param patience how long to wait for some; zero only looks
     * @return valid until the next call; null when none came in that time, or when it has ended: {@link #ended} tells which
     * @throws io.podwire.api.error.PodwireException what broke it; all that came before was given
     */
    Frames next(Duration patience);

    /**
     * Looks whether the links are still there, as {@link #next} does. For a reader that can't take more for a while: a link that was
     * lost shows in {@link #counts}, and what is left of it must then be taken, or thrown away, soon, for until then its namespace is
     * held. For the thread of {@link #next}.
     */
    default void look() {}

    /** True when nothing will come any more. */
    boolean ended();

    /** Asks it to end: no new frame is taken, what the kernel has is still given. */
    void cancel();

    /** What was counted so far; complete once {@link #ended}. */
    CaptureCounts counts();

    @Override
    void close();
}
