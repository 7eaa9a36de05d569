package io.podwire.api.net;

import io.podwire.api.value.IpAddress;

/**
 * Which tracked connections to list; a null condition takes all. Filtered in the kernel as far as it can, the rest while reading.
 *
 * @param family {@code inet}, {@code inet6}, or null for both
 * @param protocol IP protocol number
 * @param address an address at either end, in either direction
 * @param port a port at either end, in either direction
 */
public record ConntrackQuery(String family, Integer protocol, IpAddress address, Integer port) {

    /** Everything. */
    public static ConntrackQuery all() {
        return new ConntrackQuery(null, null, null, null);
    }
}
