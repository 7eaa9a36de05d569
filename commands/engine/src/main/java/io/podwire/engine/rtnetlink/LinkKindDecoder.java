package io.podwire.engine.rtnetlink;

import io.podwire.api.net.FarEnd;
import io.podwire.api.net.LinkKind;
import io.podwire.api.net.TunKind;
import io.podwire.api.value.MacAddress;
import io.podwire.engine.netlink.Attributes;
import java.util.ArrayList;
import java.util.List;

/** Makes IFLA_INFO_KIND and IFLA_INFO_DATA a {@link LinkKind}. Kinds with many attributes have decoders of their own. */
final class LinkKindDecoder {

    private static final String[] VLAN_FLAGS = {"REORDER_HDR", "GVRP", "LOOSE_BINDING", "MVRP", "BRIDGE_BINDING"};

    private LinkKindDecoder() {}

    /**
     * Decodes.
     *
     * @param kind empty for a link of no kind
     * @param data null where the kernel sent none: all values are then at their zero
     */
    static LinkKind decode(String kind, Attributes data) {
        Attributes a = data != null ? data : Attributes.none(kind);
        return switch (kind) {
            case "" -> new LinkKind.Plain();
            case "veth" -> new LinkKind.Veth();
            case "dummy", "ifb", "wireguard", "openvswitch", "nlmon", "vcan" -> new LinkKind.Simple(kind);
            case "bridge" -> BridgeDecoder.decode(a);
            case "bond" -> BondDecoder.decode(a);
            case "vxlan" -> VxlanDecoder.decode(a);
            case "geneve" -> TunnelDecoder.geneve(a);
            case "gre", "gretap", "erspan", "ip6gre", "ip6gretap", "ip6erspan" -> TunnelDecoder.gre(kind, a);
            case "ipip", "sit", "ip6tnl" -> TunnelDecoder.ipTunnel(kind, a);
            case "vti", "vti6" -> TunnelDecoder.vti(kind, a);
            case "vlan" -> vlan(a);
            case "macvlan", "macvtap" -> macvlan(kind, a);
            case "ipvlan", "ipvtap" -> ipvlan(kind, a);
            case "netkit" -> netkit(a);
            case "vrf" -> vrf(a);
            case "xfrm" -> xfrm(a);
            case "tun" -> tun(a);
            default -> other(kind, a);
        };
    }

    /** A flag attribute says it by being there; some kernels and kinds send a byte instead. */
    static boolean set(Attributes a) {
        return a.length() == 0 || a.u8() != 0;
    }

    private static LinkKind vlan(Attributes a) {
        int id = 0;
        int protocol = 0x8100;
        List<String> flags = List.of();
        while (a.next()) {
            switch (a.type()) {
                case 1 -> id = a.u16(); // IFLA_VLAN_ID
                case 2 -> flags = KernelNames.bits(a.u32(), VLAN_FLAGS); // IFLA_VLAN_FLAGS
                case 5 -> protocol = a.u16be(); // IFLA_VLAN_PROTOCOL
                default -> {}
            }
        }
        return new LinkKind.Vlan(id, KernelNames.vlanProtocol(protocol), flags);
    }

    private static LinkKind macvlan(String kind, Attributes a) {
        long mode = 0;
        boolean noPromiscuity = false;
        List<MacAddress> sources = new ArrayList<>(0);
        while (a.next()) {
            switch (a.type()) {
                case 1 -> mode = a.u32(); // IFLA_MACVLAN_MODE
                case 2 -> noPromiscuity = (a.u16() & 1) != 0; // IFLA_MACVLAN_FLAGS
                case 5 -> { // IFLA_MACVLAN_MACADDR_DATA
                    Attributes data = a.nested();
                    while (data.next()) {
                        if (data.type() == 4 && data.length() > 0) { // IFLA_MACVLAN_MACADDR
                            sources.add(data.mac());
                        }
                    }
                }
                default -> {}
            }
        }
        String name = switch ((int) mode) {
            case 1 -> "private";
            case 2 -> "vepa";
            case 4 -> "bridge";
            case 8 -> "passthru";
            case 16 -> "source";
            default -> Long.toString(mode);
        };
        return new LinkKind.Macvlan(kind, name, noPromiscuity, sources);
    }

    private static LinkKind ipvlan(String kind, Attributes a) {
        int mode = 0;
        int flags = 0;
        while (a.next()) {
            switch (a.type()) {
                case 1 -> mode = a.u16(); // IFLA_IPVLAN_MODE
                case 2 -> flags = a.u16(); // IFLA_IPVLAN_FLAGS
                default -> {}
            }
        }
        String isolation = (flags & 1) != 0 ? "private" : (flags & 2) != 0 ? "vepa" : "bridge";
        return new LinkKind.Ipvlan(kind, KernelNames.of(mode, "l2", "l3", "l3s"), isolation);
    }

    private static LinkKind netkit(Attributes a) {
        long mode = 0;
        boolean primary = false;
        String policy = null;
        String peerPolicy = null;
        while (a.next()) {
            switch (a.type()) {
                case 2 -> primary = a.flag(); // IFLA_NETKIT_PRIMARY
                case 3 -> policy = netkitPolicy(a.s32()); // IFLA_NETKIT_POLICY
                case 4 -> peerPolicy = netkitPolicy(a.s32()); // IFLA_NETKIT_PEER_POLICY
                case 5 -> mode = a.u32(); // IFLA_NETKIT_MODE
                default -> {}
            }
        }
        return new LinkKind.Netkit(KernelNames.of(mode, "l2", "l3"), primary, policy, peerPolicy);
    }

    private static String netkitPolicy(int policy) {
        return KernelNames.of(policy, "forward", null, "blackhole");
    }

    private static LinkKind vrf(Attributes a) {
        long table = 0;
        while (a.next()) {
            if (a.type() == 1) { // IFLA_VRF_TABLE
                table = a.u32();
            }
        }
        return new LinkKind.Vrf(table);
    }

    private static LinkKind xfrm(Attributes a) {
        int link = 0;
        long id = 0;
        boolean external = false;
        while (a.next()) {
            switch (a.type()) {
                case 1 -> link = a.s32(); // IFLA_XFRM_LINK
                case 2 -> id = a.u32(); // IFLA_XFRM_IF_ID
                case 3 -> external = set(a); // IFLA_XFRM_COLLECT_METADATA
                default -> {}
            }
        }
        return new LinkKind.Xfrm(
                external ? null : id, external ? FarEnd.UNKNOWN : FarEnd.NEIGHBOR, link == 0 ? null : link, external);
    }

    private static LinkKind tun(Attributes a) {
        String mode = null;
        Long owner = null;
        Long group = null;
        boolean packetInfo = false;
        boolean vnetHeader = false;
        boolean persistent = false;
        boolean multiQueue = false;
        Integer queues = null;
        while (a.next()) {
            switch (a.type()) {
                case 1 -> owner = a.u32(); // IFLA_TUN_OWNER
                case 2 -> group = a.u32(); // IFLA_TUN_GROUP
                case 3 -> mode = KernelNames.of(a.u8(), null, "tun", "tap"); // IFLA_TUN_TYPE
                case 4 -> packetInfo = a.flag(); // IFLA_TUN_PI
                case 5 -> vnetHeader = a.flag(); // IFLA_TUN_VNET_HDR
                case 6 -> persistent = a.flag(); // IFLA_TUN_PERSIST
                case 7 -> multiQueue = a.flag(); // IFLA_TUN_MULTI_QUEUE
                case 8 -> queues = a.s32(); // IFLA_TUN_NUM_QUEUES
                default -> {}
            }
        }
        return new TunKind(mode, owner, group, packetInfo, vnetHeader, persistent, multiQueue, queues);
    }

    private static LinkKind other(String kind, Attributes a) {
        List<Integer> numbers = new ArrayList<>();
        while (a.next()) {
            numbers.add(a.type());
        }
        return new LinkKind.Other(kind, numbers);
    }
}
