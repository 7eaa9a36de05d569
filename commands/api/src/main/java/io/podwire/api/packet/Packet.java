package io.podwire.api.packet;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;
import java.time.Instant;
import java.util.List;

/**
 * A frame and what it says.
 *
 * @param number from 1, in the order of its source
 * @param time when it was seen, by the kernel's clock
 * @param link where: the link's name; empty where a file does not say
 * @param netns the link's namespace; null where a file does not say
 * @param pod {@code shop/cart-0}; null where it is no pod's link, or not known
 * @param direction whose it is; null where that is not known
 * @param checksumMissing its transport checksum was not computed yet when it was seen; the card does it, or nobody
 * @param segmented it stands for several on the wire (GSO, GRO)
 * @param length bytes on the wire
 * @param captured bytes that were kept
 * @param layers from the outermost to the innermost; what follows the last header too
 * @param line as tcpdump prints it, with the flags that were asked for; null where it was not asked for
 * @param bytes those kept, secrets masked unless asked for; null where they were not asked for
 */
@Kind("packet")
public record Packet(
        long number,
        Instant time,
        String link,
        String netns,
        String pod,
        Direction direction,
        boolean checksumMissing,
        boolean segmented,
        int length,
        int captured,
        List<Layer> layers,
        String line,
        Octets bytes)
        implements CaptureItem {

    public Packet {
        layers = List.copyOf(layers);
    }

    @Override
    public String kind() {
        return "packet";
    }

    /** Whose a frame is, as its link's namespace sees it. */
    public enum Direction {
        IN,
        OUT,
        BROADCAST,
        MULTICAST,
        OTHER_HOST
    }

    /** The same with a line. */
    public Packet withLine(String text) {
        return new Packet(
                number,
                time,
                link,
                netns,
                pod,
                direction,
                checksumMissing,
                segmented,
                length,
                captured,
                layers,
                text,
                bytes);
    }

    /** The same without {@link #bytes}. */
    public Packet withoutBytes() {
        return new Packet(
                number,
                time,
                link,
                netns,
                pod,
                direction,
                checksumMissing,
                segmented,
                length,
                captured,
                layers,
                line,
                null);
    }

    /** The innermost layer of a type; null where there is none. */
    public <L extends Layer> L innermost(Class<L> type) {
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (type.isInstance(layers.get(i))) {
                return type.cast(layers.get(i));
            }
        }
        return null;
    }

    /** The outermost layer of a type; null where there is none. */
    public <L extends Layer> L outermost(Class<L> type) {
        for (Layer layer : layers) {
            if (type.isInstance(layer)) {
                return type.cast(layer);
            }
        }
        return null;
    }

    /** Where the innermost IP packet comes from, or an ARP message's sender; null for others. */
    public IpAddress source() {
        for (int i = layers.size() - 1; i >= 0; i--) {
            Layer layer = layers.get(i);
            if (layer instanceof Ipv4 ip) {
                return ip.source();
            } else if (layer instanceof Ipv6 ip) {
                return ip.source();
            } else if (layer instanceof Arp arp) {
                return arp.senderAddress();
            }
        }
        return null;
    }

    /** Where the innermost IP packet goes to, or whom an ARP message asks for; null for others. */
    public IpAddress destination() {
        for (int i = layers.size() - 1; i >= 0; i--) {
            Layer layer = layers.get(i);
            if (layer instanceof Ipv4 ip) {
                return ip.destination();
            } else if (layer instanceof Ipv6 ip) {
                return ip.destination();
            } else if (layer instanceof Arp arp) {
                return arp.targetAddress();
            }
        }
        return null;
    }

    /** The innermost TCP or UDP source port; null for others. */
    public Integer sourcePort() {
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (layers.get(i) instanceof Tcp tcp) {
                return tcp.sourcePort();
            } else if (layers.get(i) instanceof Udp udp) {
                return udp.sourcePort();
            }
        }
        return null;
    }

    /** The innermost TCP or UDP destination port; null for others. */
    public Integer destinationPort() {
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (layers.get(i) instanceof Tcp tcp) {
                return tcp.destinationPort();
            } else if (layers.get(i) instanceof Udp udp) {
                return udp.destinationPort();
            }
        }
        return null;
    }

    /** The innermost; null where there is none. */
    public Ethernet ethernet() {
        return innermost(Ethernet.class);
    }

    /** The innermost; null where there is none. */
    public Arp arp() {
        return innermost(Arp.class);
    }

    /** The innermost; null where there is none. */
    public Ipv4 ipv4() {
        return innermost(Ipv4.class);
    }

    /** The innermost; null where there is none. */
    public Ipv6 ipv6() {
        return innermost(Ipv6.class);
    }

    /** The innermost; null where there is none. */
    public Tcp tcp() {
        return innermost(Tcp.class);
    }

    /** The innermost; null where there is none. */
    public Udp udp() {
        return innermost(Udp.class);
    }

    /** The innermost; null where there is none. */
    public Icmp icmp() {
        return innermost(Icmp.class);
    }

    /** The innermost; null where there is none. */
    public Icmpv6 icmpv6() {
        return innermost(Icmpv6.class);
    }

    /** The innermost; null where there is none. */
    public Dns dns() {
        return innermost(Dns.class);
    }

    /** The innermost; null where there is none. */
    public Http http() {
        return innermost(Http.class);
    }

    /** The innermost; null where there is none. */
    public Vxlan vxlan() {
        return innermost(Vxlan.class);
    }

    /** The innermost; null where there is none. */
    public Geneve geneve() {
        return innermost(Geneve.class);
    }
}
