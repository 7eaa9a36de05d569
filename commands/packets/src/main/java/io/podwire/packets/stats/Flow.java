package io.podwire.packets.stats;

import io.podwire.api.packet.Packet;
import io.podwire.api.packet.SeenAt;
import io.podwire.api.packet.Tcp;
import io.podwire.api.packet.TrafficFlow;
import java.time.Duration;
import java.time.Instant;

/** Packets between two ends, while they are counted. */
final class Flow {

    private final SeenAt at;
    private final Ends ends;
    private final Instant first;
    private final Connection connection;
    private final Way sent;
    private final Way back;
    private Instant last;

    /**
     * @param ends its source is who began
     * @param first when its first packet was seen
     */
    Flow(SeenAt at, Ends ends, Instant first, Totals totals) {
        this.at = at;
        this.ends = ends;
        this.first = first;
        this.last = first;
        this.connection = ends.protocol().equals("tcp") ? new Connection(totals) : null;
        this.sent = new Way(totals);
        this.back = new Way(totals);
    }

    /**
     * Counts one.
     *
     * @param forth true where its source is the flow's
     */
    void add(Packet packet, boolean forth) {
        Way way = forth ? sent : back;
        way.packets++;
        way.bytes += packet.length();
        if (packet.time().isAfter(last)) {
            last = packet.time();
        }
        Tcp tcp = connection == null ? null : packet.tcp();
        // inside another tunnel it would be another flow, so this one's is the innermost
        if (tcp != null) {
            long nanos = packet.time().getEpochSecond() * 1_000_000_000L
                    + packet.time().getNano();
            if (connection.add(tcp, forth, nanos)) {
                sent.begin();
                back.begin();
            }
            way.add(tcp, nanos, connection.overtaking());
        }
    }

    long bytes() {
        return sent.bytes + back.bytes;
    }

    /** True where it is one to look at. */
    boolean troubled() {
        return connection != null && connection.troubled() || sent.troubled() || back.troubled();
    }

    TrafficFlow row(String line) {
        return new TrafficFlow(
                at,
                ends.protocol(),
                ends.source(),
                port(ends.sourcePort()),
                ends.destination(),
                port(ends.destinationPort()),
                sent.row(),
                back.row(),
                first,
                Duration.between(first, last),
                connection == null ? null : connection.row(),
                line);
    }

    private static Integer port(int number) {
        return number < 0 ? null : (Integer) number;
    }

    /** One direction. */
    private static final class Way {

        private final Totals totals;
        private final Segments segments = new Segments();
        private long packets;
        private long bytes;
        private long retransmissions;
        private long outOfOrder;
        private long resets;
        private long zeroWindows;

        Way(Totals totals) {
            this.totals = totals;
        }

        void begin() {
            segments.begin();
        }

        void add(Tcp tcp, long nanos, long overtaking) {
            if (tcp.rst()) {
                // what it carries is no data of the stream (RFC 9293 section 3.10.7)
                resets++;
                totals.resets++;
                return;
            }
            if (tcp.window() == 0 && !tcp.syn() && !tcp.fin()) {
                zeroWindows++;
                totals.zeroWindows++;
            }
            int flags = (tcp.syn() ? 1 : 0) + (tcp.fin() ? 1 : 0);
            switch (segments.add(tcp.sequence(), tcp.length(), flags, nanos, overtaking)) {
                case REPEATED -> {
                    retransmissions++;
                    totals.retransmissions++;
                }
                case OVERTAKEN -> {
                    outOfOrder++;
                    totals.outOfOrder++;
                }
                default -> {
                    // as it should be
                }
            }
        }

        boolean troubled() {
            return retransmissions + resets + zeroWindows > 0;
        }

        TrafficFlow.Way row() {
            return new TrafficFlow.Way(packets, bytes, retransmissions, outOfOrder, resets, zeroWindows);
        }
    }
}
