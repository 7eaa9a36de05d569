package io.podwire.api.packet;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;
import io.podwire.api.value.MacAddress;

/**
 * Address resolution (RFC 826; RARP: RFC 903).
 *
 * @param hardwareType 1: Ethernet (IANA's list of ARP hardware types)
 * @param protocolType EtherType of the addresses asked for: 0x0800
 * @param hardwareLength bytes of a hardware address
 * @param protocolLength bytes of a protocol address
 * @param operation 1 request, 2 reply, 3 and 4 RARP's, 8 and 9 inverse ARP's
 * @param senderMac may have other than six bytes
 * @param senderAddress null unless it has 4 bytes
 * @param targetMac all zero in a usual request
 * @param targetAddress null unless it has 4 bytes
 * @param length bytes from this header on, padding included, as it was on the wire
 */
@Kind("arp")
public record Arp(
        int hardwareType,
        int protocolType,
        int hardwareLength,
        int protocolLength,
        int operation,
        MacAddress senderMac,
        IpAddress senderAddress,
        MacAddress targetMac,
        IpAddress targetAddress,
        int length)
        implements Layer {
    @Override
    public String kind() {
        return "arp";
    }
}
