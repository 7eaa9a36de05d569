package io.podwire.api.probe;

import io.podwire.api.value.IpAddress;
import java.time.Duration;

/**
 * A name server asked by itself.
 *
 * @param server its address
 * @param port of it
 * @param service {@code NAMESPACE/NAME} of the Service that has this address, or, for an endpoint, that it is behind; null where the node's
 *     rules tell none
 * @param endpoint true for an endpoint behind a Service
 * @param udp what came over UDP
 * @param udpLatency how long that took; null where nothing came
 * @param tcp what came over TCP
 * @param tcpLatency how long that took, with the connection; null where nothing came
 */
public record DnsServerState(
        IpAddress server,
        int port,
        String service,
        boolean endpoint,
        DnsOutcome udp,
        Duration udpLatency,
        DnsOutcome tcp,
        Duration tcpLatency) {}
