package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;

/**
 * What the innermost header carries, and nothing here reads.
 *
 * @param bytes as far as they were captured
 * @param length how many there were on the wire
 */
@Kind("data")
public record Data(Octets bytes, int length) implements Layer {
    @Override
    public String kind() {
        return "data";
    }
}
