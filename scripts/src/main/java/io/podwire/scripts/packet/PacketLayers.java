package io.podwire.scripts.packet;

import io.podwire.api.packet.Arp;
import io.podwire.api.packet.Dns;
import io.podwire.api.packet.Ethernet;
import io.podwire.api.packet.Geneve;
import io.podwire.api.packet.Http;
import io.podwire.api.packet.Icmp;
import io.podwire.api.packet.Icmpv6;
import io.podwire.api.packet.Ipv4;
import io.podwire.api.packet.Ipv6;
import io.podwire.api.packet.Packet;
import io.podwire.api.packet.Tcp;
import io.podwire.api.packet.Udp;
import io.podwire.api.packet.Vxlan;
import io.podwire.api.value.IpAddress;

/**
 * {@code packet.tcp?.syn}: what {@link Packet} finds among its layers, as properties. Groovy takes only a record's components for properties
 * by itself.
 */
public final class PacketLayers {

    private PacketLayers() {}

    /** {@link Packet#ethernet}. */
    public static Ethernet getEthernet(Packet packet) {
        return packet.ethernet();
    }

    /** {@link Packet#arp}. */
    public static Arp getArp(Packet packet) {
        return packet.arp();
    }

    /** {@link Packet#ipv4}. */
    public static Ipv4 getIpv4(Packet packet) {
        return packet.ipv4();
    }

    /** {@link Packet#ipv6}. */
    public static Ipv6 getIpv6(Packet packet) {
        return packet.ipv6();
    }

    /** {@link Packet#tcp}. */
    public static Tcp getTcp(Packet packet) {
        return packet.tcp();
    }

    /** {@link Packet#udp}. */
    public static Udp getUdp(Packet packet) {
        return packet.udp();
    }

    /** {@link Packet#icmp}. */
    public static Icmp getIcmp(Packet packet) {
        return packet.icmp();
    }

    /** {@link Packet#icmpv6}. */
    public static Icmpv6 getIcmpv6(Packet packet) {
        return packet.icmpv6();
    }

    /** {@link Packet#dns}. */
    public static Dns getDns(Packet packet) {
        return packet.dns();
    }

    /** {@link Packet#http}. */
    public static Http getHttp(Packet packet) {
        return packet.http();
    }

    /** {@link Packet#vxlan}. */
    public static Vxlan getVxlan(Packet packet) {
        return packet.vxlan();
    }

    /** {@link Packet#geneve}. */
    public static Geneve getGeneve(Packet packet) {
        return packet.geneve();
    }

    /** {@link Packet#source}. */
    public static IpAddress getSource(Packet packet) {
        return packet.source();
    }

    /** {@link Packet#destination}. */
    public static IpAddress getDestination(Packet packet) {
        return packet.destination();
    }

    /** {@link Packet#sourcePort}. */
    public static Integer getSourcePort(Packet packet) {
        return packet.sourcePort();
    }

    /** {@link Packet#destinationPort}. */
    public static Integer getDestinationPort(Packet packet) {
        return packet.destinationPort();
    }
}
