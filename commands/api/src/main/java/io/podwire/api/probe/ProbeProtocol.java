package io.podwire.api.probe;

/** What a probe is made of. */
public enum ProbeProtocol {
    /** An echo request (RFC 792, RFC 4443). */
    ICMP,
    /** A connection that is opened, and closed again with FIN. */
    TCP,
    /** A connection on which one message is sent and one awaited, each with its length in two octets before it (RFC 1035 section 4.2.2). */
    TCP_MESSAGE,
    /** One datagram. */
    UDP
}
