package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;

/**
 * IPsec's authentication header, below IPv4 or IPv6 (RFC 4302).
 *
 * @param nextHeader IANA's protocol number
 * @param length bytes of this header
 * @param spi security parameters index, 32 bits
 * @param sequence number, 32 bits
 * @param check the integrity check value
 */
@Kind("ah")
public record AuthenticationHeader(int nextHeader, int length, long spi, long sequence, Octets check) implements Layer {
    @Override
    public String kind() {
        return "ah";
    }
}
