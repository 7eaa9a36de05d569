package io.podwire.api.packet;

import io.podwire.api.value.Kind;

/**
 * One label of MPLS (RFC 3032); the next is the next layer.
 *
 * @param label 20 bits; 0 to 15 have a meaning of their own
 * @param trafficClass 3 bits (RFC 5462)
 * @param bottom true where no further label follows
 * @param ttl hops left
 */
@Kind("mpls")
public record Mpls(int label, int trafficClass, boolean bottom, int ttl) implements Layer {
    @Override
    public String kind() {
        return "mpls";
    }
}
