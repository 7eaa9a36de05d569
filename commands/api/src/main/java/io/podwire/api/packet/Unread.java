package io.podwire.api.packet;

import io.podwire.api.value.Octets;

/**
 * A protocol that is known by its number, and not read.
 *
 * @param kind its name in lower case, {@code ospf}; or {@code ethertype-0x88b5}, {@code ip-proto-253}, {@code linktype-127} with its number
 * @param number its number where it was named: EtherType, IP protocol, LINKTYPE or DSAP
 * @param bytes from its beginning on, as far as they were captured
 * @param length how many there were on the wire
 */
public record Unread(String kind, int number, Octets bytes, int length) implements Layer {}
