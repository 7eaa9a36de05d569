package io.podwire.packets.line;

import io.podwire.api.value.IpAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the sequence numbers of each TCP connection began, so that they can be counted from there. Bounded: of two generations the older is
 * forgotten when the younger is full, so that a connection that is seen now and then stays; the next packet of a forgotten one is told with
 * the numbers of its header, as that of a connection whose begin was not seen.
 */
final class Conversations {

    private static final int GENERATION = 50_000;

    private final int generation;
    private Map<Ends, Begin> young = new HashMap<>();
    private Map<Ends, Begin> old = new HashMap<>();

    Conversations() {
        this(GENERATION);
    }

    /** @param generation connections in a generation, of which there are two */
    Conversations(int generation) {
        this.generation = generation;
    }

    /**
     * The connection of a segment that carries ACK.
     *
     * @param fresh SYN is set: whatever was known is counted anew
     */
    Seen seen(
            IpAddress source,
            int sourcePort,
            IpAddress destination,
            int destinationPort,
            long sequence,
            long acknowledged,
            boolean fresh) {
        boolean reversed =
                sourcePort > destinationPort || sourcePort == destinationPort && source.compareTo(destination) > 0;
        Ends ends = reversed
                ? new Ends(destination, source, destinationPort << 16 | sourcePort)
                : new Ends(source, destination, sourcePort << 16 | destinationPort);
        Begin begin = fresh ? null : find(ends);
        if (begin != null) {
            return new Seen(begin, reversed, false);
        }
        long acknowledgedFrom = acknowledged - 1;
        begin = reversed ? new Begin(acknowledgedFrom, sequence) : new Begin(sequence, acknowledgedFrom);
        remember(ends, begin);
        return new Seen(begin, reversed, true);
    }

    private Begin find(Ends ends) {
        Begin begin = young.get(ends);
        if (begin == null) {
            begin = old.remove(ends);
            if (begin != null) {
                remember(ends, begin);
            }
        }
        return begin;
    }

    private void remember(Ends ends, Begin begin) {
        if (young.size() >= generation) {
            old = young;
            young = new HashMap<>();
        }
        young.put(ends, begin);
    }

    /** Connections known, for tests. */
    int size() {
        return young.size() + old.size();
    }

    /** Both ends, the lower port first, so that both directions are one. */
    private record Ends(IpAddress low, IpAddress high, int ports) {

        @Override
        public int hashCode() {
            return (low.hashCode() * 31 + high.hashCode()) * 31 + ports * 0x9e3779b9;
        }
    }

    /** First sequence numbers of the end with the lower port and of the other. */
    record Begin(long low, long high) {}

    /**
     * What is known of a segment's connection.
     *
     * @param reversed it goes to the end with the lower port
     * @param first nothing was known before: its numbers are told as they stand
     */
    record Seen(Begin begin, boolean reversed, boolean first) {

        /** Where the sender's own numbers begin. */
        long sent() {
            return reversed ? begin.high : begin.low;
        }

        /** Where the numbers begin that the sender acknowledges. */
        long received() {
            return reversed ? begin.low : begin.high;
        }
    }
}
