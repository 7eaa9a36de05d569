package io.podwire.packets.stats;

import io.podwire.api.packet.Packet;
import java.time.Instant;

/** What is counted over all; it stays when a flow is forgotten. */
final class Totals {

    long packets;
    long bytes;
    Instant first;
    Instant last;
    long flows;
    long connections;
    long established;
    long refused;
    long retransmissions;
    long outOfOrder;
    long resets;
    long zeroWindows;
    long dnsQueries;
    long dnsFailures;
    long icmpErrors;

    void add(Packet packet) {
        packets++;
        bytes += packet.length();
        // several links' blocks come nearly, not quite, in the order of time
        if (first == null || packet.time().isBefore(first)) {
            first = packet.time();
        }
        if (last == null || packet.time().isAfter(last)) {
            last = packet.time();
        }
    }
}
