package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;

/**
 * PPP over Ethernet (RFC 2516): how it is set up, or a session's packet, whose content follows as further layers.
 *
 * @param version 1
 * @param type 1
 * @param code 0 of a session, 0x09 PADI, 0x07 PADO, 0x19 PADR, 0x65 PADS, 0xa7 PADT
 * @param session which one; 0 before it is set up
 * @param said bytes behind this header as the header says
 * @param protocol of a session: PPP's number of what follows, 0x0021 for IPv4, 0x0057 for IPv6; null else
 * @param tags of what sets it up, as far as they were captured; empty in a session
 * @param length bytes behind this header that the frame had
 */
@Kind("pppoe")
public record Pppoe(int version, int type, int code, int session, int said, Integer protocol, Octets tags, int length)
        implements Layer {
    @Override
    public String kind() {
        return "pppoe";
    }
}
