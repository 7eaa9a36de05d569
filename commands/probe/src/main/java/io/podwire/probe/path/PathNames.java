package io.podwire.probe.path;

import io.podwire.api.value.IpAddress;

/** Names of addresses. Nobody waits for them: what is not known yet has none, and gets one in a later picture. */
interface PathNames extends AutoCloseable {

    /** No names. */
    PathNames NONE = new PathNames() {
        @Override
        public String of(IpAddress address) {
            return null;
        }

        @Override
        public void close() {
            // nothing was begun
        }
    };

    /** What is known by now, at once; null for none. */
    String of(IpAddress address);

    /** Asks no further. */
    @Override
    void close();
}
