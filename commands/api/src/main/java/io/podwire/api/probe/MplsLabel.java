package io.podwire.api.probe;

/**
 * One entry of the label stack that a router tells with an ICMP error (RFC 4950).
 *
 * @param label 0 to 1048575
 * @param trafficClass 0 to 7
 * @param bottom whether it is the last of the stack
 * @param hops its TTL
 */
public record MplsLabel(int label, int trafficClass, boolean bottom, int hops) {}
