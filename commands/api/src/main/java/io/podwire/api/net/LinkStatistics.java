package io.podwire.api.net;

/** Counters of a link (IFLA_STATS64, struct rtnl_link_stats64), since it was made; unsigned in the kernel, shown as signed 64 bit. */
public record LinkStatistics(
        long rxBytes,
        long rxPackets,
        long rxErrors,
        long rxDropped,
        long rxMissed,
        long rxOverErrors,
        long rxCrcErrors,
        long rxFrameErrors,
        long rxFifoErrors,
        long rxLengthErrors,
        long rxNoHandler,
        long multicast,
        long txBytes,
        long txPackets,
        long txErrors,
        long txDropped,
        long txCarrierErrors,
        long txAborted,
        long txFifoErrors,
        long txHeartbeatErrors,
        long txWindowErrors,
        long collisions) {}
