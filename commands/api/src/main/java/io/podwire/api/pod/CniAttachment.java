package io.podwire.api.pod;

import io.podwire.api.value.Cidr;
import io.podwire.api.value.MacAddress;
import java.util.List;

/**
 * A link that was made for a pod, by the word of who made it: a CNI plug-in, its address manager, or dockerd.
 *
 * @param network name of the network, e.g. {@code cbr0}; null where the record has none
 * @param plugin type of the plug-in ({@code bridge}, {@code host-local}, {@code azure-vnet}, {@code docker}, …), or null
 * @param containerId the sandbox it was made for
 * @param link name in the pod, e.g. {@code eth0}; null where the record has none
 * @param mac or null
 * @param hostLink name of the host's end, or null
 * @param addresses given to it; prefix length 32 or 128 where the record has none
 * @param source file that says so, and the annotation in it where it is one
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
