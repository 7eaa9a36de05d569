package io.podwire.api.probe;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import java.time.Duration;

/**
 * One packet, or one connection, that asks.
 *
 * @param number the asker's own; unique among a prober's probes for as long as replies to it may come
 * @param protocol what it is made of
 * @param target where it goes
 * @param port of the target; 0 for {@link ProbeProtocol#ICMP}
 * @param sending how it leaves
 * @param payload data behind the ICMP or UDP header, or the message of {@link ProbeProtocol#TCP_MESSAGE}; empty for
 *     {@link ProbeProtocol#TCP}. Datagrams of one flow are told apart by their first two octets: where another that is under way begins
 *     alike, the prober writes a number of its own there
 * @param timeout after which {@link Outcome#TIMED_OUT} is told; above zero
 */
public record Probe(
        long number,
        ProbeProtocol protocol,
        IpAddress target,
        int port,
        Sending sending,
        Octets payload,
        Duration timeout) {}
