package io.podwire.scripts.lab.server;

/** Bytes that are no DNS message. The only thing that {@link DnsMessage#parse} throws. */
final class DnsFormatException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DnsFormatException(String message) {
        // Garbage may come by the thousand: a stack trace each is for nobody.
        super(message, null, false, false);
    }
}
