package io.podwire.probe.mtu;

import io.podwire.api.host.Place;
import io.podwire.api.probe.Probe;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.Sending;
import io.podwire.api.value.Octets;
import io.podwire.probe.target.Destination;
import io.podwire.probe.verdict.Language;
import java.time.Duration;

/**
 * What is to be done.
 *
 * @param place probes leave from
 * @param to where they go
 * @param protocol {@link ProbeProtocol#ICMP} or {@link ProbeProtocol#UDP}
 * @param port of UDP; 0 for ICMP
 * @param sending how they leave; whole
 * @param largest size to try at most; null: as much as the first link takes
 * @param tries probes of a size before it counts as too large
 * @param interval from one to the next
 * @param timeout of each
 * @param language of the verdict
 */
record MtuPlan(
        Place place,
        Destination to,
        ProbeProtocol protocol,
        int port,
        Sending sending,
        Integer largest,
        int tries,
        Duration interval,
        Duration timeout,
        Language language) {

    /** Of IPv4 without options (RFC 791) or IPv6 (RFC 8200); and eight octets of ICMP echo or UDP. */
    private static final int HEADERS4 = 20 + 8;

    private static final int HEADERS6 = 40 + 8;

    /** A size that every link passes, and that a reply says something with: ping's usual one. */
    private static final int SMALL = 56;

    /** What no IP packet is larger than, without a jumbogram (RFC 2675). */
    static final int LARGEST = 65535;

    int headers() {
        return to.address().v6() ? HEADERS6 : HEADERS4;
    }

    /** Size of a small packet. */
    int floor() {
        return headers() + SMALL;
    }

    /** @param size of the packet, with its IP header */
    Probe probe(long number, int size) {
        return new Probe(number, protocol, to.address(), port, sending, Octets.of(new byte[size - headers()]), timeout);
    }
}
