package io.podwire.api.pod;

import io.podwire.api.value.IpAddress;

/**
 * Where a port of a Service may lead.
 *
 * @param address a pod's, most often
 * @param number its port, 1 to 65535
 */
public record ServiceEndpoint(IpAddress address, int number) implements Comparable<ServiceEndpoint> {

    @Override
    public int compareTo(ServiceEndpoint other) {
        int byAddress = address.compareTo(other.address);
        return byAddress != 0 ? byAddress : Integer.compare(number, other.number);
    }
}
