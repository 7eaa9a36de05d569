package io.podwire.engine.tc;

import io.podwire.engine.netlink.Attributes;

/**
 * Statistics of a qdisc or action ({@code linux/gen_stats.h}).
 *
 * @param backlogPackets waiting now
 */
record Counters(
        long bytes, long packets, long drops, long overlimits, long requeues, long backlogBytes, long backlogPackets) {

    static final Counters NONE = new Counters(0, 0, 0, 0, 0, 0, 0);

    private static final int BASIC = 1;
    private static final int QUEUE = 3;
    private static final int PACKETS_64 = 8;

    /** Of the attributes inside TCA_STATS2 or TCA_ACT_STATS. */
    static Counters of(Attributes stats) {
        long bytes = 0;
        long packets = 0;
        long packets64 = -1;
        long[] queue = new long[5];
        while (stats.next()) {
            switch (stats.type()) {
                case BASIC -> {
                    bytes = stats.u64();
                    packets = stats.u32(8);
                }
                case QUEUE -> {
                    for (int i = 0; i < queue.length; i++) {
                        queue[i] = stats.u32(4 * i);
                    }
                }
                // Comes beside BASIC, whose 32 bits wrap around.
                case PACKETS_64 -> packets64 = stats.u64();
                default -> {}
            }
        }
        return new Counters(
                bytes, packets64 >= 0 ? packets64 : packets, queue[2], queue[4], queue[3], queue[1], queue[0]);
    }
}
