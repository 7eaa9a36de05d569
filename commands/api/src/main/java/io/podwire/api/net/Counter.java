package io.podwire.api.net;

/**
 * A number that the kernel keeps.
 *
 * @param source where it is kept
 * @param subject whose it is, as its owner would name it: {@code eth0}; {@code eth0 fq_codel 8001:} of a queueing discipline; {@code
 *     Udp} or {@code TcpExt} of a protocol; {@code cpu2} of a processor of the host; {@code table} of the tracked connections
 * @param linkIndex ifindex of the link it belongs to, which tells a link from a later one of the same name; null where it belongs to none
 * @param name as the kernel or driver calls it: {@code rx_dropped}, {@code NoPorts}, {@code ListenOverflows}
 * @param form how it moves
 * @param value unsigned in the kernel, shown as signed 64 bit
 */
public record Counter(CounterSource source, String subject, Integer linkIndex, String name, Form form, long value) {

    /** How a counter moves. */
    public enum Form {
        /** Only up. */
        COUNT_64,
        /** Only up, and after 4,294,967,295 from 0 again. */
        COUNT_32,
        /** Up and down: a queue's length, a limit. */
        LEVEL
    }
}
