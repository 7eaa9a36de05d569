package io.podwire.api.host;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * A started program, leader of a process group of its own. Its streams must be read, or it stands still once a pipe is full. May be
 * used from several threads, each stream from one at a time.
 */
public interface ChildProcess extends AutoCloseable {

    /** As this host counts. */
    long pid();

    /** Where it reads from; closing it is its end of input. */
    OutputStream stdin();

    /** What it writes. Ends when it and all its children have closed it. */
    InputStream stdout();

    /** What it complains. Ends when it and all its children have closed it. */
    InputStream stderr();

    /**
     * Sends a signal to the whole group; nothing happens once it has ended.
     *
     * @param number as in signal(7), e.g. 2 for SIGINT
     */
    void signal(int number);

    /**
     * Waits for the program itself, not for what it left behind.
     *
     * @param patience how long; zero only looks
     * @return its status (0 to 255, or 128 + n where signal n killed it); null while it runs
     */
    Integer waitFor(Duration patience) throws InterruptedException;

    /** Kills the group, what the program left behind included, and lets go of the streams. */
    @Override
    void close();
}
