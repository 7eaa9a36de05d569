package io.podwire.api.probe;

/**
 * An ICMP error about a probe.
 *
 * @param version 4 (RFC 792) or 6 (RFC 4443)
 * @param type 0 to 255
 * @param code 0 to 255
 * @param mtu of the next hop, where the message tells one (RFC 1191, RFC 8201); else null
 * @param words what it says, such as {@code host unreachable}
 */
public record IcmpMessage(int version, int type, int code, Integer mtu, String words) {}
