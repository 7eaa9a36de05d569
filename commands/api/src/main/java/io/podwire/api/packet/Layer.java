package io.podwire.api.packet;

/**
 * One header of a packet, or what follows the headers. Layers stand in the order of the bytes; a tunnel's inner packet is simply further
 * layers, and what an ICMP error quotes is a component of {@link Icmp} or {@link Icmpv6}, since that packet did not pass here.
 *
 * <p>A layer is there only where its fixed part is complete; else {@link Truncated} or {@link Malformed} stands in its place, and
 * is the last.
 */
public sealed interface Layer
        permits Ethernet,
                Vlan,
                Llc,
                LinuxCooked,
                Loopback,
                Arp,
                Ipv4,
                Ipv6,
                Ipv6Options,
                Ipv6Routing,
                Ipv6Fragment,
                AuthenticationHeader,
                Esp,
                Icmp,
                Icmpv6,
                Tcp,
                Udp,
                Sctp,
                Dns,
                Dhcp,
                Dhcpv6,
                Ntp,
                Igmp,
                SpanningTree,
                Lldp,
                Mpls,
                Pppoe,
                Vxlan,
                Geneve,
                Gre,
                Http,
                TextLines,
                Data,
                Truncated,
                Malformed,
                Unread {

    /** What it is, in lower case; the JSON key {@code kind}. */
    String kind();
}
