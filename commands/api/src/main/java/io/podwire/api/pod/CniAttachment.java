package io.podwire.api.pod;

import io.podwire.api.value.Cidr;
import io.podwire.api.value.MacAddress;
import java.util.List;

/**
 * A link that a CNI plug-in says it made for a pod.
 *
 * @param network name of the network, e.g. {@code cbr0}
 * @param plugin type of the plug-in, or null
 * @param containerId the sandbox it was made for
 * @param link name in the pod, e.g. {@code eth0}
 * @param mac or null
 * @param hostLink name of the host's end, or null
 * @param addresses given to it; prefix length 32 or 128 where the record has none
 * @param source file that says so
 */
public record CniAttachment(
        String network,
        String plugin,
        String containerId,
        String link,
        MacAddress mac,
        String hostLink,
        List<Cidr> addresses,
        String source) {
    public CniAttachment {
        addresses = List.copyOf(addresses);
    }
}
