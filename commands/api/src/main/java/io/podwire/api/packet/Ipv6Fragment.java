package io.podwire.api.packet;

import io.podwire.api.value.Kind;

/**
 * A fragment header (RFC 8200 section 4.5).
 *
 * @param nextHeader IANA's protocol number of the whole packet's next header
 * @param offset bytes, a multiple of 8; more than 0: what follows is the middle of something
 * @param moreFragments M
 * @param id identification, 32 bits
 * @param length bytes after this header, as the packet says
 */
@Kind("ipv6-fragment")
public record Ipv6Fragment(int nextHeader, int offset, boolean moreFragments, long id, int length) implements Layer {
    @Override
    public String kind() {
        return "ipv6-fragment";
    }
}
