package io.podwire.api.net;

import io.podwire.api.value.Kind;

/**
 * A link whose packets go to a program (IFLA_TUN_*).
 *
 * @param mode IFLA_TUN_TYPE: {@code tun} (IP) or {@code tap} (Ethernet); null where the kernel does not say (before 4.17)
 * @param owner IFLA_TUN_OWNER: user id that may attach, or null for none
 * @param ownerGroup IFLA_TUN_GROUP: group id that may attach, or null for none
 * @param packetInfo IFLA_TUN_PI
 * @param vnetHeader IFLA_TUN_VNET_HDR
 * @param persistent IFLA_TUN_PERSIST: stays without a program
 * @param multiQueue IFLA_TUN_MULTI_QUEUE
 * @param attachedQueues IFLA_TUN_NUM_QUEUES; null unless multi-queue
 */
@Kind("tun")
public record TunKind(
        String mode,
        Long owner,
        Long ownerGroup,
        boolean packetInfo,
        boolean vnetHeader,
        boolean persistent,
        boolean multiQueue,
        Integer attachedQueues)
        implements LinkKind {
    @Override
    public String kind() {
        return "tun";
    }
}
