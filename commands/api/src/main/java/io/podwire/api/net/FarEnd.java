package io.podwire.api.net;

/** How a tunnel link comes by the far end of a packet. */
public enum FarEnd {
    /** One address, configured: the record's {@code remote}. */
    REMOTE,
    /** A multicast group, the record's {@code remote}; learned or configured FDB entries where there are any. */
    GROUP,
    /** The link's forwarding database alone: see {@link FdbEntry#remote()}. */
    FDB,
    /** The link's neighbor table, or the destination itself (a tunnel to "any"). */
    NEIGHBOR,
    /**
     * Unknown to the link: it is in "external" mode (collect metadata), and a route, tc action, BPF program or Open vSwitch gives
     * each packet its far end and its id. The kernel keeps no list of them.
     */
    UNKNOWN
}
