package io.podwire.api.packet;

import io.podwire.api.value.Kind;

/**
 * IPsec's encapsulating payload (RFC 4303); what follows is encrypted.
 *
 * @param spi security parameters index, 32 bits
 * @param sequence number, 32 bits
 * @param length bytes from this header on
 */
@Kind("esp")
public record Esp(long spi, long sequence, int length) implements Layer {
    @Override
    public String kind() {
        return "esp";
    }
}
