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

    /** True for an entry that meets all conditions. */
    public boolean takes(ConntrackEntry entry) {
        return (family == null || family.equals(entry.family()))
                && (protocol == null || IpProtocol.name(protocol).equals(entry.protocol()))
                && (address == null || anywhere(entry, address))
                && (port == null || anywhere(entry, port));
    }

    private static boolean anywhere(ConntrackEntry entry, IpAddress address) {
        return address.equals(entry.original().source())
                || address.equals(entry.original().destination())
                || address.equals(entry.reply().source())
                || address.equals(entry.reply().destination());
    }

    private static boolean anywhere(ConntrackEntry entry, Integer port) {
        return port.equals(entry.original().sourcePort())
                || port.equals(entry.original().destinationPort())
                || port.equals(entry.reply().sourcePort())
                || port.equals(entry.reply().destinationPort());
    }
}
