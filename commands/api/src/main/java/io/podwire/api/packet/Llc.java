package io.podwire.api.packet;

import io.podwire.api.value.Kind;

/**
 * An LLC header (IEEE 802.2), with SNAP's five bytes where it has them (RFC 1042).
 *
 * @param dsap destination service access point, its group bit included
 * @param ssap source service access point, its command/response bit included
 * @param control one byte in an unnumbered frame, else two (first byte low)
 * @param unnumbered whether {@code control} is one byte
 * @param organization SNAP's OUI; null without SNAP
 * @param type SNAP's protocol: an EtherType where {@code organization} is 0; null without SNAP
 * @param length bytes from this header on, as 802.3's length says
 */
@Kind("llc")
public record Llc(int dsap, int ssap, int control, boolean unnumbered, Integer organization, Integer type, int length)
        implements Layer {
    @Override
    public String kind() {
        return "llc";
    }
}
