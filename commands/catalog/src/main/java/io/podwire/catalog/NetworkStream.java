package io.podwire.catalog;

import io.podwire.api.command.Running;
import io.podwire.api.host.Network;
import java.time.Duration;

/** A stream out of a network that lets go of the network when it is closed. */
record NetworkStream<E, S>(Running<E, S> stream, Network network) implements Running<E, S> {

    @Override
    public E next(Duration patience) {
        return stream.next(patience);
    }

    @Override
    public boolean ended() {
        return stream.ended();
    }

    @Override
    public void cancel() {
        stream.cancel();
    }

    @Override
    public S summary() {
        return stream.summary();
    }

    @Override
    public void close() {
        try (network) {
            stream.close();
        }
    }
}
