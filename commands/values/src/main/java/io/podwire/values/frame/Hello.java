package io.podwire.values.frame;

import java.time.Duration;

/**
 * Who speaks, as the first frame each way.
 *
 * @param protocol {@link #PROTOCOL}; peers of different numbers part
 * @param podwire version of the program
 * @param host host name of its machine
 * @param pid of its process there
 * @param silence how long it bears hearing nothing before it ends the connection
 */
public record Hello(int protocol, String podwire, String host, long pid, Duration silence) {

    /** Raised when a frame changes its meaning or a new type comes, which older ends would not understand; never for a new key. */
    public static final int PROTOCOL = 2;
}
