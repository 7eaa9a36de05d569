package io.podwire.api.command;

import java.time.Duration;

/**
 * Something that goes on giving until it ends or is cancelled. Pulled, so that the reader sets the pace.
 *
 * <p>{@link #next} and {@link #summary} are for one reading thread; {@link #cancel} may come from any other.
 *
 * @param <E> one event, a record
 * @param <S> what can be said at the end, a record
 */
public interface Running<E, S> extends AutoCloseable {

    /**
     * The next event.
     *
     * @param patience how long to wait for it; zero only looks
     * @return null when none came in that time, or when the stream has ended: {@link #ended} tells which
     */
    E next(Duration patience);

    /** True when no event will come any more. */
    boolean ended();

    /** Asks it to end soon; what is already there still comes, and {@link #summary} is still given. */
    void cancel();

    /** The sum of what was seen; complete once {@link #ended}. */
    S summary();

    /** Lets go of everything it holds; cancels first when it has not ended. */
    @Override
    void close();
}
