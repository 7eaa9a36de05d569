package io.podwire.probe.path;

import io.podwire.api.probe.PathRequest;
import io.podwire.api.probe.Probe;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.Sending;
import io.podwire.api.value.Octets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/**
 * What the probes of a path look like. All of one round are one flow (the same ports, or the same echo identifier), so that routers that
 * choose among equal ways by flow send them all over the same one: a round never shows hops of two ways as if they were one behind the
 * other. A TCP probe is a connection, and several at once between the same two ports can't be: their flows differ.
 */
final class Packets {

    private final PathRequest request;
    private final Sending sending;
    private final int firstPort;
    private final Random random = new Random();
    private Octets payload = Octets.EMPTY;
    private long round;

    /**
     * @param sending how they leave, but for TTL and source port
     * @param firstPort source port, or echo identifier, of the first flow; the others' follow
     */
    Packets(PathRequest request, Sending sending, int firstPort) {
        this.request = request;
        this.sending = sending;
        this.firstPort = firstPort;
    }

    /** The next round begins. */
    void next() {
        round++;
        if (request.size() != null && (round == 1 || request.pattern() == null)) {
            byte[] filling = new byte[request.size() - headers(request)];
            int octet = request.pattern() == null ? random.nextInt(256) : request.pattern();
            Arrays.fill(filling, (byte) octet);
            payload = Octets.view(filling, 0, filling.length);
        }
    }

    /** Octets before the payload: those of IPv4 or IPv6, and the 8 of ICMP or UDP. */
    static int headers(PathRequest request) {
        return headers(request.target().v6());
    }

    static int headers(boolean v6) {
        return (v6 ? 40 : 20) + 8;
    }

    /** Flow of this round. */
    int flow() {
        return (int) ((round - 1) % request.flows());
    }

    /** @param timeout after which its answer is late */
    Probe probe(long number, int ttl, Duration timeout) {
        Integer port = request.protocol() == ProbeProtocol.TCP ? null : Integer.valueOf(firstPort + flow());
        return new Probe(
                number,
                request.protocol(),
                request.target(),
                request.port() == null ? 0 : request.port(),
                sending.withHops(ttl).withSourcePort(port),
                payload,
                timeout);
    }
}
