package io.podwire.api.pod;

import io.podwire.api.net.Netns;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.MacAddress;
import java.util.List;
import java.util.Map;

/**
 * What a key leads to on this host. The record is the same whichever key led to it, but for {@code match}.
 *
 * @param kind what sort of thing it is
 * @param label how it is best called: {@code NS/NAME}, a container's name, {@code host}, a namespace, or the key itself
 * @param match by what the key matched
 * @param pod the pod; null where it is none
 * @param netns its network namespace; null where that is gone or not on this host
 * @param links the links of that namespace without the loopback, with the ends on this host they lead to; empty for the host itself
 * @param remarks what a colleague would add, in words
 */
public record PodPlace(
        Kind kind, String label, Match match, Pod pod, Netns netns, List<PodLink> links, List<String> remarks) {

    public PodPlace {
        links = List.copyOf(links);
        remarks = List.copyOf(remarks);
    }

    /** What a key may lead to. */
    public enum Kind {
        /** A Kubernetes pod. */
        POD,
        /** A container that no pod owns. */
        CONTAINER,
        /** A network namespace that no pod or container owns. */
        NETNS,
        /** This node itself: an address, link or process of the host's own network. */
        NODE,
        /** A tunnel endpoint, this host's or another's. */
        TUNNEL,
        /** An address of this node's pod range that no link has. */
        FREE_ADDRESS,
        /** An address that this node sends elsewhere. */
        ELSEWHERE
    }

    /**
     * Why it was found.
     *
     * @param key what was asked for
     * @param by {@code address}, {@code cni-address} (only a CNI record has it), {@code mac}, {@code host-mac}, {@code link}, {@code host-link}, {@code pod}, {@code pod-name}, {@code uid}, {@code
     *     container}, {@code pid}, {@code netns-name}, {@code netns-inode}, {@code host}, {@code node}, {@code route}, {@code tunnel}, {@code
     *     pod-range}; with {@code -prefix} where only the beginning matched
     * @param value what it is equal to, in full
     */
    public record Match(String key, String by, String value) {}

    /**
     * A link of the place.
     *
     * @param index ifindex in the place's namespace
     * @param kind as {@link io.podwire.api.net.LinkKind#kind}; empty for hardware
     * @param mac or null
     * @param mtu bytes
     * @param operState {@code UP}, {@code DOWN}, …
     * @param addresses in the kernel's order
     * @param peer the link it leads to on this host: a veth's other end, a macvlan's parent; null where there is none, or it is not seen
     */
    public record PodLink(
            String name,
            int index,
            String kind,
            MacAddress mac,
            int mtu,
            String operState,
            List<Cidr> addresses,
            HostLink peer) {
        public PodLink {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * The other end of a pod's link.
     *
     * @param place label of the namespace it is in
     * @param relation {@code veth}, {@code netkit}, {@code parent}
     * @param mac or null
     * @param bridge name of the bridge it is a port of; null: none
     * @param bridgeKind {@code bridge}, {@code ovs}; {@code unknown} where it is an OVS port and the database could not be asked; null: none
     * @param ovsPort what Open vSwitch says of it; null where it is no OVS port
     */
    public record HostLink(
            String name,
            int index,
            String place,
            String relation,
            MacAddress mac,
            String operState,
            String bridge,
            String bridgeKind,
            OvsPort ovsPort) {}

    /**
     * A port of Open vSwitch, as far as it concerns a pod.
     *
     * @param ofPort OpenFlow port number; null while it has none
     * @param tag access VLAN; null: none
     * @param externalIds e.g. {@code iface-id}, {@code sandbox}
     */
    public record OvsPort(String bridge, String port, Integer ofPort, Integer tag, Map<String, String> externalIds) {
        public OvsPort {
            externalIds = Map.copyOf(externalIds);
        }
    }
}
