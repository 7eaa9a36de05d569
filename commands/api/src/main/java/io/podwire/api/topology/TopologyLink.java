package io.podwire.api.topology;

import io.podwire.api.net.FarEnd;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import java.util.List;

/**
 * A link, or a port that exists in Open vSwitch alone.
 *
 * @param id names it within the graph: {@code NODE/INODE/INDEX}; {@code NODE/ovs/BRIDGE/INTERFACE} where the kernel has no such link
 * @param place id of its namespace
 * @param index ifindex; null where the kernel has no such link
 * @param name of the link
 * @param kind as {@link io.podwire.api.net.LinkKind#kind}; the type in Open vSwitch where the kernel has no such link; empty for
 *     hardware
 * @param role what it is there for
 * @param meaning the role in the field's words, with the owner where its name tells one: {@code flannel's VTEP}, {@code OVN's
 *     integration bridge}, {@code pod's link}; mostly empty for {@link Role#OTHER}
 * @param mac or null
 * @param mtu bytes; 0 where the kernel has no such link
 * @param operState {@code UP}, {@code DOWN}, {@code LOWERLAYERDOWN}, {@code UNKNOWN}; empty where it is not known
 * @param addresses in the kernel's order
 * @param tunnel the tunnel it ends; null where it is none
 * @param ovs OpenFlow port and ids of Open vSwitch; null where it is none of its ports
 * @param programs BPF programs on it that may send packets elsewhere, which podwire does not follow: {@code tc ingress cil_from_container (id 71)}
 */
public record TopologyLink(
        String id,
        String place,
        Integer index,
        String name,
        String kind,
        Role role,
        String meaning,
        MacAddress mac,
        int mtu,
        String operState,
        List<Cidr> addresses,
        Tunnel tunnel,
        OvsPort ovs,
        List<String> programs) {

    public TopologyLink {
        addresses = List.copyOf(addresses);
        programs = List.copyOf(programs);
    }

    /** What a link is there for. */
    public enum Role {
        /** A pod's own link, in the pod; or that of another namespace which is not the node's. */
        POD_LINK,
        /** The node's end of a pod's cable. */
        POD_PORT,
        /** A bridge that pods' cables are ports of. */
        CNI_BRIDGE,
        /** A switch of Open vSwitch. */
        OVS_BRIDGE,
        /** An end of an overlay that is up: VXLAN, Geneve, IPIP, GRE, WireGuard. */
        VTEP,
        /** By which the node reaches its pods through a switch or a plug-in: {@code ovn-k8s-mp0}, {@code cilium_host}, {@code antrea-gw0}. */
        MANAGEMENT_PORT,
        /** The node's way out: the link of a default route, or of the tunnels' own packets. */
        UPLINK,
        /** None of these, or not known. */
        OTHER
    }

    /**
     * A tunnel's end.
     *
     * @param id VNI or key; null where it has none, or many
     * @param local own outer address; null: whatever the route says
     * @param remotes far ends, from the link's configuration or its forwarding entries, for a tunnel to any the gateways of routes over it;
     *     without repetition
     * @param farEnd how it comes by them
     * @param port UDP port; null where the tunnel has none
     */
    public record Tunnel(Long id, IpAddress local, List<IpAddress> remotes, FarEnd farEnd, Integer port) {
        public Tunnel {
            remotes = List.copyOf(remotes);
        }
    }

    /**
     * What Open vSwitch says of a port.
     *
     * @param bridge its bridge
     * @param ofPort OpenFlow number; null while it has none
     * @param tag access VLAN; null: none
     * @param type {@code system}, {@code internal}, {@code patch}, {@code vxlan}, {@code geneve}, …
     * @param ifaceId external id {@code iface-id}; null where it has none
     */
    public record OvsPort(String bridge, Integer ofPort, Integer tag, String type, String ifaceId) {}
}
