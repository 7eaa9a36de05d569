package io.podwire.api.packet;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.Octets;
import java.util.List;

/**
 * An option of neighbor discovery (RFC 4861 section 4.6). Components that the option's type does not have are null, lists empty.
 *
 * @param type 1 and 2 source and target link-layer address, 3 prefix, 4 redirected header, 5 MTU, 24 route (RFC 4191), 25 DNS servers, 31 DNS
 *     search list (RFC 8106) …
 * @param length bytes, type and length octets included, a multiple of 8
 * @param mac types 1 and 2
 * @param prefix types 3 and 24
 * @param prefixLength types 3 and 24, bits
 * @param flags type 3: 0x80 on link, 0x40 autonomous, 0x20 router address; type 24: preference
 * @param validSeconds types 3, 24, 25 and 31; 4294967295: for ever
 * @param preferredSeconds type 3; 4294967295: for ever
 * @param mtu type 5, bytes
 * @param servers type 25
 * @param domains type 31
 * @param data all after type and length
 */
public record NdpOption(
        int type,
        int length,
        MacAddress mac,
        IpAddress prefix,
        Integer prefixLength,
        Integer flags,
        Long validSeconds,
        Long preferredSeconds,
        Long mtu,
        List<IpAddress> servers,
        List<String> domains,
        Octets data) {

    public NdpOption {
        servers = List.copyOf(servers);
        domains = List.copyOf(domains);
    }
}
