package io.podwire.api.packet;

import io.podwire.api.value.Kind;

/**
 * A VLAN tag (IEEE 802.1Q clause 9.6), also one that the kernel had taken out of the frame and that was put back.
 *
 * @param protocol TPID: 0x8100 (802.1Q), 0x88a8 (802.1ad, QinQ), 0x9100, 0x9200
 * @param id VLAN, 0 to 4095; 0: only a priority
 * @param priority PCP, 0 to 7
 * @param dropEligible DEI
 * @param type EtherType of what follows, or 802.3's length where below 1536
 */
@Kind("vlan")
public record Vlan(int protocol, int id, int priority, boolean dropEligible, int type) implements Layer {
    @Override
    public String kind() {
        return "vlan";
    }
}
