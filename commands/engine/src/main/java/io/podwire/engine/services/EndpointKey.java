package io.podwire.engine.services;

import io.podwire.api.pod.ServiceEndpoint;

/**
 * What an endpoint belongs to: a port of a Service, as one family's rules have it.
 *
 * @param namespace of the Service
 * @param name of the Service
 * @param port the port's name; null where it has none
 * @param protocol {@code tcp}, {@code udp}, {@code sctp}
 * @param v6 true for IPv6
 * @param from whose rules tell it
 */
record EndpointKey(String namespace, String name, String port, String protocol, boolean v6, String from) {

    /** Takes an endpoint and what it belongs to. */
    @FunctionalInterface
    interface Taker {
        void found(EndpointKey key, ServiceEndpoint endpoint);
    }
}
