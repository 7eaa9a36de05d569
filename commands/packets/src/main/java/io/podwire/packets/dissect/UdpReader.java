package io.podwire.packets.dissect;

import io.podwire.api.packet.Udp;
import java.util.List;

/** UDP (RFC 768), and what its ports say of its payload. */
final class UdpReader {

    static final int HEADER = 8;
    static final int GENEVE = 6081;

    private static final int NTP = 123;
    private static final int SIP = 5060;

    /** RFC 7510. */
    private static final int MPLS = 6635;

    /** Of a BFD message, its password behind it. */
    private static final int BFD_HEADER = 27;

    private UdpReader() {}

    static void read(Walk walk, int at, int end) {
        if (!walk.hasPorts("udp", at, HEADER, end)) {
            return;
        }
        int sourcePort = walk.u16(at);
        int destinationPort = walk.u16(at + 2);
        int said = walk.u16(at + 4);
        int sent = walk.u16(at + 6);
        boolean believed = said >= HEADER;
        // a jumbogram says 0; so does a frame that a card is to cut
        int udpEnd = believed ? Math.min(end, at + said) : end;
        Integer expected = sent == 0 && !walk.overIpv6() || believed && at + said > end
                ? null
                : walk.checksum(at, udpEnd, at + 6, ProtocolReader.UDP);
        walk.add(new Udp(
                sourcePort, destinationPort, said, sent, expected, believed ? said - HEADER : end - at - HEADER));
        if (said > 0 && !believed) {
            walk.malformed("udp", "length " + said + " is less than 8", at + HEADER, end);
            return;
        }
        payload(walk, sourcePort, destinationPort, at + HEADER, udpEnd);
    }

    private static void payload(Walk walk, int sourcePort, int destinationPort, int at, int end) {
        if (at >= end) {
            return;
        }
        DissectOptions.Forced forced = walk.options.forced();
        if (forced != null) {
            switch (forced) {
                case VXLAN -> TunnelReader.vxlan(walk, at, end);
                case GENEVE -> TunnelReader.geneve(walk, at, end);
                case DOMAIN -> DnsReader.read(walk, at, end, false);
            }
        } else if (dns(sourcePort) || dns(destinationPort)) {
            DnsReader.read(walk, at, end, sourcePort == 5353 || destinationPort == 5353);
        } else if (vxlan(walk.tunnelPorts, sourcePort, destinationPort)) {
            TunnelReader.vxlan(walk, at, end);
        } else if (sourcePort == GENEVE || destinationPort == GENEVE) {
            TunnelReader.geneve(walk, at, end);
        } else if (dhcp(sourcePort) || dhcp(destinationPort)) {
            DhcpReader.read(walk, at, end);
        } else if (dhcpv6(sourcePort) || dhcpv6(destinationPort)) {
            Dhcpv6Reader.read(walk, at, end);
        } else if (sourcePort == NTP || destinationPort == NTP) {
            NtpReader.read(walk, at, end);
        } else if ((sourcePort == SIP || destinationPort == SIP)
                && LineReader.read(walk, sourcePort, destinationPort, at, end)) {
            return;
        } else if (sourcePort == MPLS || destinationPort == MPLS) {
            MplsReader.read(walk, at, end);
        } else {
            if (!walk.options.secrets() && bfd(destinationPort)) {
                hidePassword(walk, at, end);
            }
            walk.data(at, end);
        }
    }

    /** Control messages over one hop, several, and a bond's links (RFC 5881, RFC 5883, RFC 7130). */
    private static boolean bfd(int port) {
        return port == 3784 || port == 4784 || port == 6784;
    }

    /** Routers may know each other by a password (RFC 5880 section 4.2). */
    private static void hidePassword(Walk walk, int at, int end) {
        int limit = walk.limit(end);
        if (at + BFD_HEADER < limit && (walk.u8(at + 1) & 4) != 0 && walk.u8(at + 24) == 1) {
            new SecretMask(walk.bytes).mask(at + BFD_HEADER, Math.min(limit, at + 24 + walk.u8(at + 25)));
        }
    }

    /** DNS, multicast DNS and LLMNR. */
    static boolean dns(int port) {
        return port == 53 || port == 5353 || port == 5355;
    }

    /** A server's and a client's. */
    private static boolean dhcp(int port) {
        return port == 67 || port == 68;
    }

    /** The same for IPv6. */
    private static boolean dhcpv6(int port) {
        return port == 546 || port == 547;
    }

    /** Messages whose heads say little. */
    static boolean wholly(int port) {
        return dns(port) || dhcp(port) || dhcpv6(port);
    }

    /** The link's own ports count for what is sent to them only: another program may send from one. */
    static boolean vxlan(List<Integer> tunnelPorts, int sourcePort, int destinationPort) {
        return vxlan(destinationPort)
                || vxlan(sourcePort)
                || !tunnelPorts.isEmpty() && tunnelPorts.contains(destinationPort);
    }

    /** IANA's, and Linux' own of old, which flannel and Open vSwitch kept. */
    private static boolean vxlan(int port) {
        return port == 4789 || port == 8472;
    }
}
