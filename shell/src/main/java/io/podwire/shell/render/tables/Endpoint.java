package io.podwire.shell.render.tables;

import io.podwire.api.value.IpAddress;

/** An address and a port as they are usually written together. */
final class Endpoint {

    private Endpoint() {}

    /** {@code 10.0.0.1:80}, {@code [fd00::1]:80}; the address alone without a port, {@code *} for a port of 0. */
    static String of(IpAddress address, Integer port) {
        if (port == null) {
            return address.toString();
        }
        String host = address.v6() ? "[" + address + "]" : address.toString();
        return host + ":" + (port == 0 ? "*" : port);
    }
}
