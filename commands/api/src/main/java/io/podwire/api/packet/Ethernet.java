package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import io.podwire.api.value.MacAddress;

/**
 * An Ethernet header (IEEE 802.3 clause 3).
 *
 * @param destination where to
 * @param source where from
 * @param type EtherType from 1536 on; below: 802.3's length of what follows, an {@link Llc} header first
 * @param length bytes of the frame from this header on, as it was on the wire
 */
@Kind("ethernet")
public record Ethernet(MacAddress destination, MacAddress source, int type, int length) implements Layer {

    /** The least EtherType; less is a length. */
    public static final int LEAST_TYPE = 1536;

    @Override
    public String kind() {
        return "ethernet";
    }
}
