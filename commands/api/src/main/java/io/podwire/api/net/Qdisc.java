package io.podwire.api.net;

/**
 * A queueing discipline (RTM_NEWQDISC, {@code linux/pkt_sched.h}).
 *
 * @param netns inode of its namespace
 * @param kind {@code noqueue}, {@code fq_codel}, {@code ingress}, {@code clsact}, {@code tbf}, …
 * @param handle {@code MAJOR:} in hex
 * @param parent {@code root}, {@code ingress}, {@code clsact}, or {@code MAJOR:MINOR} in hex
 * @param packets sent
 * @param backlogBytes waiting now
 * @param backlogPackets waiting now
 */
public record Qdisc(
        long netns,
        int linkIndex,
        String link,
        String kind,
        String handle,
        String parent,
        long bytes,
        long packets,
        long drops,
        long overlimits,
        long requeues,
        long backlogBytes,
        long backlogPackets) {}
