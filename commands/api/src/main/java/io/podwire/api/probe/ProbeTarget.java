package io.podwire.api.probe;

import io.podwire.api.value.IpAddress;

/**
 * Where probes go.
 *
 * @param host as the user wrote it
 * @param address it means
 * @param protocol of the probes
 * @param port 0 for {@link ProbeProtocol#ICMP}
 */
public record ProbeTarget(String host, IpAddress address, ProbeProtocol protocol, int port) {}
