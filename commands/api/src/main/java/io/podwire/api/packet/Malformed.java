package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;

/**
 * A header that contradicts itself, or the one above it.
 *
 * @param of the {@link Layer#kind} that begins here, or whose header just ended
 * @param reason in one line: {@code header length 12 is less than 20}
 * @param bytes from here on, as far as they were captured
 * @param length how many there were on the wire from here on
 */
@Kind("malformed")
public record Malformed(String of, String reason, Octets bytes, int length) implements Layer {
    @Override
    public String kind() {
        return "malformed";
    }
}
