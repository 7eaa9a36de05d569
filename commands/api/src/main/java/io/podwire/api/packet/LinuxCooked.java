package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import io.podwire.api.value.MacAddress;

/**
 * What the kernel tells of a frame taken from {@code any} (LINKTYPE_LINUX_SLL and LINKTYPE_LINUX_SLL2).
 *
 * @param version 1 or 2
 * @param packetType 0: to us; 1: broadcast; 2: multicast; 3: to another host; 4: sent by us (if_packet.h, PACKET_*)
 * @param hardwareType ARPHRD_* of the link: 1 Ethernet, 772 loopback, 778 GRE …
 * @param addressLength bytes that the sender's address has; more than 8 where it was cut
 * @param address the sender's; at most 8 bytes, may have none
 * @param protocol EtherType; 1 (802.3 frames without LLC), 4 (LLC) and others of if_ether.h; netlink's family for a netlink link
 * @param interfaceIndex ifindex, version 2; else null
 * @param length bytes of the frame that follow this header, as it was on the wire
 */
@Kind("linux-cooked")
public record LinuxCooked(
        int version,
        int packetType,
        int hardwareType,
        int addressLength,
        MacAddress address,
        int protocol,
        Integer interfaceIndex,
        int length)
        implements Layer {
    @Override
    public String kind() {
        return "linux-cooked";
    }
}
