package io.podwire.engine.probe;

import io.podwire.api.value.Octets;
import io.podwire.engine.probe.IcmpPacket.Quote;
import java.util.List;

/**
 * Which of several probes of one flow is meant: their addresses and ports are the same. Their first two octets differ (see {@link
 * UdpFlow}), and with them the checksum, which is in even the shortest quote; but a packet that never touched a wire may carry a checksum
 * that nobody computed yet, so the octets are heeded first.
 */
final class SharedFlow {

    private static final int MARK_BYTES = 2;

    private SharedFlow() {}

    /** The one that an error quotes; the oldest, where the quote does not say. */
    static Flight quoted(List<Flight> flights, Quote quote) {
        Flight byMark = marked(flights, quote.data());
        if (byMark != null) {
            return byMark;
        }
        for (Flight flight : flights) {
            if (flight.checksum() == quote.checksum()) {
                return flight;
            }
        }
        return flights.get(0);
    }

    /** The one that an answer is for: the one that begins alike, as DNS messages and echoes do; else the oldest. */
    static Flight answered(List<Flight> flights, Octets answer) {
        Flight byMark = marked(flights, answer);
        return byMark == null ? flights.get(0) : byMark;
    }

    /** Null where none begins alike. */
    static Flight marked(List<Flight> flights, Octets octets) {
        if (octets.length() < MARK_BYTES) {
            return null;
        }
        int mark = IcmpPacket.u16(octets, 0);
        for (Flight flight : flights) {
            if (flight.mark() == mark) {
                return flight;
            }
        }
        return null;
    }
}
