package io.podwire.api.probe;

/**
 * How a prober does what it does; said to the user where it is not the usual way.
 *
 * @param rawIcmp echo requests go out of a raw socket; else of a datagram socket (net.ipv4.ping_group_range), whose kernel chooses the
 *     identifier
 * @param echo echo requests can be sent at all
 * @param rawErrors ICMP errors are seen as packets, with the labels of RFC 4950; else as the kernel's error queue tells them
 */
public record ProberFacts(boolean rawIcmp, boolean echo, boolean rawErrors) {}
