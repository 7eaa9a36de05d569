package io.podwire.api.pod;

import io.podwire.api.value.IpAddress;
import java.util.List;

/**
 * A port of a Service as a node's own rules have it, which kube-proxy made of what the API server told it.
 *
 * @param namespace of the Service
 * @param name of the Service
 * @param port the port's name; null where it has none
 * @param address the cluster's address of the Service
 * @param protocol {@code tcp}, {@code udp}, {@code sctp}
 * @param number 1 to 65535
 * @param from whose rules tell it: {@code iptables}, {@code nftables}
 * @param endpoints where the rules lead from there, by address; empty where they lead nowhere
 */
public record ServiceAddress(
        String namespace,
        String name,
        String port,
        IpAddress address,
        String protocol,
        int number,
        String from,
        List<ServiceEndpoint> endpoints) {

    public ServiceAddress {
        endpoints = List.copyOf(endpoints);
    }

    /** The same with other endpoints. */
    public ServiceAddress leadingTo(List<ServiceEndpoint> others) {
        return new ServiceAddress(namespace, name, port, address, protocol, number, from, others);
    }
}
