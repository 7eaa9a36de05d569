package io.podwire.packets.stats;

import io.podwire.api.packet.Tcp;
import io.podwire.api.packet.TrafficFlow;
import io.podwire.api.packet.TrafficFlow.TcpState;

/** How far a TCP connection came, and how long its begin took. */
final class Connection {

    /** Within this a segment that comes behind later ones was overtaken, where no round trip was seen. */
    private static final long OVERTAKING_NANOS = 3_000_000;

    private final Totals totals;
    private TcpState state = TcpState.UNDERWAY;
    private long connections;
    private long initial;
    private long answer;
    private long firstSyn;
    private long lastSyn;
    private long handshake = -1;
    private long roundTrip = -1;
    private boolean finForth;
    private boolean finBack;

    Connection(Totals totals) {
        this.totals = totals;
    }

    /**
     * Takes a segment.
     *
     * @param forth from who began
     * @return true where a new connection begins with it between the same ports
     */
    boolean add(Tcp tcp, boolean forth, long nanos) {
        if (tcp.syn() && !tcp.ack() && forth) {
            return syn(tcp, nanos);
        }
        if (tcp.syn() && tcp.ack() && !forth) {
            // one more of them only repeats it, whatever state was reached since
            if (state == TcpState.UNANSWERED || state == TcpState.UNDERWAY && connections == 0) {
                state = TcpState.HALF_OPEN;
                answer = tcp.sequence();
            }
        } else if (tcp.rst()) {
            reset(forth);
        } else if (state == TcpState.HALF_OPEN && forth && tcp.ack()) {
            confirmed(tcp, nanos);
        }
        if (tcp.fin()) {
            finForth |= forth;
            finBack |= !forth;
            if (finForth && finBack && state != TcpState.RESET) {
                state = TcpState.CLOSED;
            }
        }
        return false;
    }

    private boolean syn(Tcp tcp, long nanos) {
        if (connections > 0 && tcp.sequence() == initial) {
            lastSyn = nanos;
            return false;
        }
        boolean before = connections > 0 || state != TcpState.UNDERWAY || finForth || finBack;
        connections++;
        totals.connections++;
        initial = tcp.sequence();
        firstSyn = nanos;
        lastSyn = nanos;
        finForth = false;
        finBack = false;
        state = TcpState.UNANSWERED;
        return before;
    }

    private void reset(boolean forth) {
        if (state == TcpState.UNANSWERED && !forth) {
            state = TcpState.REFUSED;
            totals.refused++;
        } else if (state != TcpState.REFUSED && state != TcpState.CLOSED) {
            state = TcpState.RESET;
        }
    }

    private void confirmed(Tcp tcp, long nanos) {
        if ((int) tcp.acknowledgment() - (int) answer != 1) {
            return;
        }
        state = TcpState.ESTABLISHED;
        if (connections > 0) {
            totals.established++;
        }
        if (connections == 1) {
            handshake = Math.max(0, nanos - firstSyn);
            roundTrip = Math.max(0, nanos - lastSyn);
        }
    }

    /** See {@link Segments#add}: the round trip of the begin. */
    long overtaking() {
        return roundTrip >= 0 ? roundTrip : OVERTAKING_NANOS;
    }

    boolean troubled() {
        return state == TcpState.REFUSED || state == TcpState.UNANSWERED || state == TcpState.HALF_OPEN;
    }

    TrafficFlow.Connection row() {
        return new TrafficFlow.Connection(state, connections, micros(handshake), micros(roundTrip));
    }

    private static Long micros(long nanos) {
        return nanos < 0 ? null : (Long) (nanos / 1000);
    }
}
