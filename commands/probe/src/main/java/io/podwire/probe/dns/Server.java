package io.podwire.probe.dns;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;

/**
 * Who is asked.
 *
 * @param address of a name server
 * @param port 1 to 65535
 */
record Server(IpAddress address, int port) {

    /** RFC 1035 section 4.2. */
    static final int USUAL_PORT = 53;

    /**
     * Reads an address, alone or with a port: {@code 10.96.0.10}, {@code 10.96.0.10:5353}, {@code fd00::a}, {@code [fd00::a]:5353}.
     *
     * @throws BadUse for other text: a server's name would first have to be asked of a server
     */
    static Server parse(String text) {
        IpAddress whole = IpAddress.parseOrNull(text);
        if (whole != null) {
            return new Server(whole, USUAL_PORT);
        }
        int colon = text.endsWith("]") ? -1 : text.lastIndexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        boolean brackets = host.startsWith("[") && host.endsWith("]");
        IpAddress address = IpAddress.parseOrNull(brackets ? host.substring(1, host.length() - 1) : host);
        int port = colon < 0 ? USUAL_PORT : port(text.substring(colon + 1));
        // without brackets, what stands behind the last colon of an IPv6 address belongs to it
        if (address == null || address.v6() != brackets || port < 1 || port > 65_535) {
            throw bad(text);
        }
        return new Server(address, port);
    }

    private static int port(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(digits) : -1;
    }

    private static BadUse bad(String text) {
        return new BadUse("'" + Printable.of(text)
                + "' is no server; expected an address, as in 10.96.0.10, 10.96.0.10:5353" + " or [fd00::a]:5353");
    }

    @Override
    public String toString() {
        String host = address.v6() && port != USUAL_PORT ? "[" + address + "]" : address.toString();
        return port == USUAL_PORT ? host : host + ":" + port;
    }
}
