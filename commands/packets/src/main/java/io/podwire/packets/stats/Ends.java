package io.podwire.packets.stats;

import io.podwire.api.packet.Icmp;
import io.podwire.api.packet.Icmpv6;
import io.podwire.api.packet.Ipv4;
import io.podwire.api.packet.Ipv6;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.Tcp;
import io.podwire.api.packet.Udp;
import io.podwire.api.value.IpAddress;
import java.util.List;

/**
 * Whose a packet is, by its innermost IP header.
 *
 * @param protocol {@code tcp}, {@code icmp}, {@code ip-250} …
 * @param source address
 * @param sourcePort -1 without
 * @param destination address
 * @param destinationPort -1 without
 */
record Ends(String protocol, IpAddress source, int sourcePort, IpAddress destination, int destinationPort) {

    /** Of these layers; null where none is IP. */
    static Ends of(List<Layer> layers) {
        Layer transport = null;
        for (int i = layers.size() - 1; i >= 0; i--) {
            Layer layer = layers.get(i);
            if (layer instanceof Tcp || layer instanceof Udp || layer instanceof Icmp || layer instanceof Icmpv6) {
                transport = layer;
            } else if (layer instanceof Ipv4 ip) {
                return of(transport, ip.protocol(), ip.source(), ip.destination());
            } else if (layer instanceof Ipv6 ip) {
                return of(transport, ip.nextHeader(), ip.source(), ip.destination());
            }
        }
        return null;
    }

    private static Ends of(Layer transport, int protocol, IpAddress source, IpAddress destination) {
        if (transport instanceof Tcp tcp) {
            return new Ends("tcp", source, tcp.sourcePort(), destination, tcp.destinationPort());
        } else if (transport instanceof Udp udp) {
            return new Ends("udp", source, udp.sourcePort(), destination, udp.destinationPort());
        }
        String name = transport == null ? name(protocol) : transport.kind();
        return new Ends(name, source, -1, destination, -1);
    }

    /** By IANA's numbers; a header of IPv6 that leads on stands for itself, where what follows is in another fragment. */
    private static String name(int protocol) {
        return switch (protocol) {
            case 1 -> "icmp";
            case 2 -> "igmp";
            case 4 -> "ipip";
            case 6 -> "tcp";
            case 17 -> "udp";
            case 41 -> "ipv6";
            case 44 -> "ipv6-fragment";
            case 47 -> "gre";
            case 50 -> "esp";
            case 51 -> "ah";
            case 58 -> "icmpv6";
            case 89 -> "ospf";
            case 112 -> "vrrp";
            case 132 -> "sctp";
            default -> "ip-" + protocol;
        };
    }

    /** The same, seen from the other end. */
    Ends turned() {
        return new Ends(protocol, destination, destinationPort, source, sourcePort);
    }

    /**
     * True where who speaks looks as if it were the server: its port is one that systems keep for servers, and the other's is not. Told by
     * the kernel's usual range for clients (ip_local_port_range begins at 32768), and by the ports below 1024.
     */
    boolean fromServer() {
        return reserved(sourcePort) && !reserved(destinationPort)
                || sourcePort >= 0 && sourcePort < 32_768 && destinationPort >= 32_768;
    }

    private static boolean reserved(int port) {
        return port >= 0 && port < 1024;
    }
}
