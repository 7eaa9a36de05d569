package io.podwire.packets.filter;

import java.util.Map;

/** The names of protocols, fields and values that the language knows (pcap-filter(7)). */
final class Vocabulary {

    private static final Map<String, String> PROTOCOLS = Map.ofEntries(
            Map.entry("ether", "Ethernet"),
            Map.entry("link", "the link level"),
            Map.entry("ppp", "PPP"),
            Map.entry("slip", "SLIP"),
            Map.entry("fddi", "FDDI"),
            Map.entry("tr", "Token Ring"),
            Map.entry("wlan", "IEEE 802.11"),
            Map.entry("radio", "the radio header"),
            Map.entry("arp", "ARP"),
            Map.entry("rarp", "RARP"),
            Map.entry("ip", "IPv4"),
            Map.entry("ip6", "IPv6"),
            Map.entry("tcp", "TCP"),
            Map.entry("udp", "UDP"),
            Map.entry("sctp", "SCTP"),
            Map.entry("icmp", "ICMP"),
            Map.entry("icmp6", "ICMPv6"),
            Map.entry("igmp", "IGMP"),
            Map.entry("igrp", "IGRP"),
            Map.entry("pim", "PIM"),
            Map.entry("vrrp", "VRRP"),
            Map.entry("carp", "CARP"),
            Map.entry("ah", "AH"),
            Map.entry("esp", "ESP"),
            Map.entry("atalk", "AppleTalk"),
            Map.entry("aarp", "AppleTalk ARP"),
            Map.entry("decnet", "DECnet"),
            Map.entry("lat", "LAT"),
            Map.entry("moprc", "MOP remote console"),
            Map.entry("mopdl", "MOP dump and load"),
            Map.entry("iso", "ISO network protocols"),
            Map.entry("esis", "ES-IS"),
            Map.entry("isis", "IS-IS"),
            Map.entry("clnp", "CLNP"),
            Map.entry("stp", "spanning tree"),
            Map.entry("ipx", "IPX"),
            Map.entry("netbeui", "NetBEUI"));

    /** Numbers that have names. */
    private static final Map<String, Integer> CONSTANTS = Map.ofEntries(
            Map.entry("tcpflags", 13),
            Map.entry("icmptype", 0),
            Map.entry("icmpcode", 1),
            Map.entry("icmp6type", 0),
            Map.entry("icmp6code", 1),
            Map.entry("tcp-fin", 0x01),
            Map.entry("tcp-syn", 0x02),
            Map.entry("tcp-rst", 0x04),
            Map.entry("tcp-push", 0x08),
            Map.entry("tcp-ack", 0x10),
            Map.entry("tcp-urg", 0x20),
            Map.entry("tcp-ece", 0x40),
            Map.entry("tcp-cwr", 0x80),
            Map.entry("icmp-echoreply", 0),
            Map.entry("icmp-unreach", 3),
            Map.entry("icmp-sourcequench", 4),
            Map.entry("icmp-redirect", 5),
            Map.entry("icmp-echo", 8),
            Map.entry("icmp-routeradvert", 9),
            Map.entry("icmp-routersolicit", 10),
            Map.entry("icmp-timxceed", 11),
            Map.entry("icmp-paramprob", 12),
            Map.entry("icmp-tstamp", 13),
            Map.entry("icmp-tstampreply", 14),
            Map.entry("icmp-ireq", 15),
            Map.entry("icmp-ireqreply", 16),
            Map.entry("icmp-maskreq", 17),
            Map.entry("icmp-maskreply", 18),
            Map.entry("icmp6-destinationunreach", 1),
            Map.entry("icmp6-destinationrunreach", 1),
            Map.entry("icmp6-packettoobig", 2),
            Map.entry("icmp6-timeexceeded", 3),
            Map.entry("icmp6-parameterproblem", 4),
            Map.entry("icmp6-echo", 128),
            Map.entry("icmp6-echoreply", 129),
            Map.entry("icmp6-multicastlistenerquery", 130),
            Map.entry("icmp6-multicastlistenerreportv1", 131),
            Map.entry("icmp6-multicastlistenerdone", 132),
            Map.entry("icmp6-routersolicit", 133),
            Map.entry("icmp6-routeradvert", 134),
            Map.entry("icmp6-neighborsolicit", 135),
            Map.entry("icmp6-neighboradvert", 136),
            Map.entry("icmp6-redirect", 137));

    /** Fields of headers by protocol, offset and size. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("ip[1:1]", "the IPv4 type of service"),
            Map.entry("ip[2:2]", "the IPv4 total length"),
            Map.entry("ip[4:2]", "the IPv4 identification"),
            Map.entry("ip[6:2]", "the IPv4 flags and fragment offset"),
            Map.entry("ip[8:1]", "the IPv4 time to live"),
            Map.entry("ip[9:1]", "the IPv4 protocol"),
            Map.entry("ip[10:2]", "the IPv4 header checksum"),
            Map.entry("ip[12:4]", "the IPv4 source address"),
            Map.entry("ip[16:4]", "the IPv4 destination address"),
            Map.entry("ip6[4:2]", "the IPv6 payload length"),
            Map.entry("ip6[6:1]", "the IPv6 next header"),
            Map.entry("ip6[7:1]", "the IPv6 hop limit"),
            Map.entry("tcp[0:2]", "the TCP source port"),
            Map.entry("tcp[2:2]", "the TCP destination port"),
            Map.entry("tcp[4:4]", "the TCP sequence number"),
            Map.entry("tcp[8:4]", "the TCP acknowledgment number"),
            Map.entry("tcp[13:1]", "the TCP flags"),
            Map.entry("tcp[14:2]", "the TCP window"),
            Map.entry("udp[0:2]", "the UDP source port"),
            Map.entry("udp[2:2]", "the UDP destination port"),
            Map.entry("udp[4:2]", "the UDP length"),
            Map.entry("icmp[0:1]", "the ICMP type"),
            Map.entry("icmp[1:1]", "the ICMP code"),
            Map.entry("icmp6[0:1]", "the ICMPv6 type"),
            Map.entry("icmp6[1:1]", "the ICMPv6 code"),
            Map.entry("ether[12:2]", "the EtherType"));

    private Vocabulary() {}

    static boolean isProtocol(String word) {
        return PROTOCOLS.containsKey(word);
    }

    /** {@code TCP} for {@code tcp}. */
    static String protocol(String word) {
        return PROTOCOLS.getOrDefault(word, word);
    }

    /** The number that a name stands for; null for others. */
    static Integer constant(String word) {
        return CONSTANTS.get(word);
    }

    /** What stands there; null where it has no name of its own. */
    static String field(String protocol, long offset, int size) {
        return FIELDS.get(protocol + "[" + offset + ":" + size + "]");
    }
}
