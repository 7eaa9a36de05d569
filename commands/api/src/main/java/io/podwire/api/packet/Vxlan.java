package io.podwire.api.packet;

import io.podwire.api.value.Kind;

/**
 * A VXLAN header (RFC 7348); an Ethernet frame follows.
 *
 * @param flags the whole octet: 0x08 must be set, 0x80 is group policy
 * @param policyFlags the second octet: group policy's 0x40 don't learn, 0x08 applied
 * @param group group policy's id
 * @param vni network, 24 bits
 */
@Kind("vxlan")
public record Vxlan(int flags, int policyFlags, int group, int vni) implements Layer {
    @Override
    public String kind() {
        return "vxlan";
    }
}
