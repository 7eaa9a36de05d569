package io.podwire.api.net;

import io.podwire.api.value.Kind;
import io.podwire.api.value.MacAddress;
import java.util.List;

/**
 * What sort of device a link is, with the attributes of that sort (IFLA_LINKINFO). The JSON key {@code kind} holds the kernel's
 * own name for it. Kinds with few attributes stand here, the others in files of their own.
 *
 * <p>A tunnel always says by {@link FarEnd} how it comes by its far end, so that a missing address is never mistaken for a missing
 * answer.
 */
public sealed interface LinkKind
        permits LinkKind.Plain,
                LinkKind.Simple,
                LinkKind.Veth,
                LinkKind.Vlan,
                LinkKind.Macvlan,
                LinkKind.Ipvlan,
                LinkKind.Netkit,
                LinkKind.Vrf,
                LinkKind.Xfrm,
                LinkKind.Other,
                BondKind,
                BridgeKind,
                GeneveKind,
                GreKind,
                IpTunnelKind,
                TunKind,
                VxlanKind {

    /** The kernel's name, {@code veth}; empty for a link of no kind (a NIC, the loopback). */
    String kind();

    /** A link the kernel names no kind for. */
    @Kind("")
    record Plain() implements LinkKind {
        @Override
        public String kind() {
            return "";
        }
    }

    /**
     * A known kind of which rtnetlink tells nothing more: WireGuard's peers, for one, are asked by generic netlink, and Open
     * vSwitch's ports by OVSDB.
     */
    @Kind({"dummy", "ifb", "wireguard", "openvswitch", "nlmon", "vcan"})
    record Simple(String kind) implements LinkKind {}

    /** One end of a cable; the other is {@link Link#parent} in {@link Link#parentNetnsId}. */
    @Kind("veth")
    record Veth() implements LinkKind {
        @Override
        public String kind() {
            return "veth";
        }
    }

    /**
     * A VLAN of {@link Link#parent} (IFLA_VLAN_*, IEEE 802.1Q).
     *
     * @param id IFLA_VLAN_ID, 0 to 4094
     * @param protocol IFLA_VLAN_PROTOCOL: {@code 802.1Q}, {@code 802.1ad}, or {@code 0xHEX}
     * @param flags IFLA_VLAN_FLAGS that are set, upper case: {@code REORDER_HDR}, {@code GVRP}, {@code LOOSE_BINDING}, {@code MVRP},
     *     {@code BRIDGE_BINDING}
     */
    @Kind("vlan")
    record Vlan(int id, String protocol, List<String> flags) implements LinkKind {
        public Vlan {
            flags = List.copyOf(flags);
        }

        @Override
        public String kind() {
            return "vlan";
        }
    }

    /**
     * A link with a MAC of its own on {@link Link#parent} (IFLA_MACVLAN_*).
     *
     * @param kind {@code macvlan} or {@code macvtap}
     * @param mode IFLA_MACVLAN_MODE: {@code private}, {@code vepa}, {@code bridge}, {@code passthru}, {@code source}, or a number
     * @param noPromiscuity IFLA_MACVLAN_FLAGS has MACVLAN_FLAG_NOPROMISC
     * @param sources IFLA_MACVLAN_MACADDR_DATA: MACs that mode {@code source} takes frames from
     */
    @Kind({"macvlan", "macvtap"})
    record Macvlan(String kind, String mode, boolean noPromiscuity, List<MacAddress> sources) implements LinkKind {
        public Macvlan {
            sources = List.copyOf(sources);
        }
    }

    /**
     * A link that shares the MAC of {@link Link#parent} (IFLA_IPVLAN_*).
     *
     * @param kind {@code ipvlan} or {@code ipvtap}
     * @param mode IFLA_IPVLAN_MODE: {@code l2}, {@code l3}, {@code l3s}, or a number
     * @param isolation IFLA_IPVLAN_FLAGS: {@code bridge}, {@code private}, {@code vepa}
     */
    @Kind({"ipvlan", "ipvtap"})
    record Ipvlan(String kind, String mode, String isolation) implements LinkKind {}

    /**
     * One end of a pair with BPF programs in the device (IFLA_NETKIT_*); the other is {@link Link#parent}.
     *
     * @param mode IFLA_NETKIT_MODE: {@code l2}, {@code l3}, or a number
     * @param primary IFLA_NETKIT_PRIMARY: true for the end that can manage both
     * @param policy IFLA_NETKIT_POLICY, what happens without a program: {@code forward}, {@code blackhole}, or a number; null where
     *     not said
     * @param peerPolicy IFLA_NETKIT_PEER_POLICY, told to the primary end only; else null
     */
    @Kind("netkit")
    record Netkit(String mode, boolean primary, String policy, String peerPolicy) implements LinkKind {
        @Override
        public String kind() {
            return "netkit";
        }
    }

    /**
     * Routes of its ports come from a table of its own (IFLA_VRF_TABLE).
     *
     * @param table number of that table
     */
    @Kind("vrf")
    record Vrf(long table) implements LinkKind {
        @Override
        public String kind() {
            return "vrf";
        }
    }

    /**
     * An IPsec link (IFLA_XFRM_*).
     *
     * @param id IFLA_XFRM_IF_ID: policies and states of this id use it; null for an external link
     * @param farEnd {@link FarEnd#NEIGHBOR}: the IPsec policy decides; {@link FarEnd#UNKNOWN} for an external link
     * @param link IFLA_XFRM_LINK: ifindex of the device below, or null
     * @param external IFLA_XFRM_COLLECT_METADATA
     */
    @Kind("xfrm")
    record Xfrm(Long id, FarEnd farEnd, Integer link, boolean external) implements LinkKind {
        @Override
        public String kind() {
            return "xfrm";
        }
    }

    /**
     * A kind podwire has no record for.
     *
     * @param kind the kernel's name
     * @param attributes numbers of the attributes it came with
     */
    record Other(String kind, List<Integer> attributes) implements LinkKind {
        public Other {
            attributes = List.copyOf(attributes);
        }
    }
}
