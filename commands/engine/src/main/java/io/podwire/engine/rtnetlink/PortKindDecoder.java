package io.podwire.engine.rtnetlink;

import io.podwire.api.net.PortKind;
import io.podwire.api.value.MacAddress;
import io.podwire.engine.netlink.Attributes;

/** Makes IFLA_INFO_SLAVE_DATA a {@link PortKind}. */
final class PortKindDecoder {

    private PortKindDecoder() {}

    /**
     * Decodes.
     *
     * @param data null where the kernel sent none
     */
    static PortKind decode(String kind, Attributes data) {
        if (data == null) {
            return new PortKind.Other(kind);
        }
        return switch (kind) {
            case "bridge" -> bridge(data);
            case "bond" -> bond(data);
            case "vrf" -> vrf(data);
            default -> new PortKind.Other(kind);
        };
    }

    private static PortKind bridge(Attributes a) {
        int state = 0;
        int number = 0;
        int priority = 0;
        long cost = 0;
        boolean hairpin = false;
        boolean guard = false;
        boolean rootBlock = false;
        boolean learning = false;
        boolean flood = false;
        Boolean multicastFlood = null;
        Boolean broadcastFlood = null;
        Boolean isolated = null;
        Boolean locked = null;
        boolean proxyArp = false;
        Boolean neighborSuppress = null;
        Boolean vlanTunnel = null;
        Integer backup = null;
        while (a.next()) {
            switch (a.type()) {
                case 1 -> state = a.u8(); // IFLA_BRPORT_STATE
                case 2 -> priority = a.u16(); // IFLA_BRPORT_PRIORITY
                case 3 -> cost = a.u32(); // IFLA_BRPORT_COST
                case 4 -> hairpin = a.flag(); // IFLA_BRPORT_MODE
                case 5 -> guard = a.flag(); // IFLA_BRPORT_GUARD
                case 6 -> rootBlock = a.flag(); // IFLA_BRPORT_PROTECT
                case 8 -> learning = a.flag(); // IFLA_BRPORT_LEARNING
                case 9 -> flood = a.flag(); // IFLA_BRPORT_UNICAST_FLOOD
                case 10 -> proxyArp = a.flag(); // IFLA_BRPORT_PROXYARP
                case 18 -> number = a.u16(); // IFLA_BRPORT_NO
                case 27 -> multicastFlood = a.flag(); // IFLA_BRPORT_MCAST_FLOOD
                case 29 -> vlanTunnel = a.flag(); // IFLA_BRPORT_VLAN_TUNNEL
                case 30 -> broadcastFlood = a.flag(); // IFLA_BRPORT_BCAST_FLOOD
                case 32 -> neighborSuppress = a.flag(); // IFLA_BRPORT_NEIGH_SUPPRESS
                case 33 -> isolated = a.flag(); // IFLA_BRPORT_ISOLATED
                case 34 -> backup = a.s32(); // IFLA_BRPORT_BACKUP_PORT
                case 39 -> locked = a.flag(); // IFLA_BRPORT_LOCKED
                default -> {}
            }
        }
        return new PortKind.BridgePort(
                KernelNames.of(state, "disabled", "listening", "learning", "forwarding", "blocking"),
                number,
                priority,
                cost,
                hairpin,
                guard,
                rootBlock,
                learning,
                flood,
                multicastFlood,
                broadcastFlood,
                isolated,
                locked,
                proxyArp,
                neighborSuppress,
                vlanTunnel,
                backup);
    }

    private static PortKind bond(Attributes a) {
        int state = 0;
        int linkState = 0;
        long failures = 0;
        MacAddress mac = null;
        int queue = 0;
        Integer aggregator = null;
        while (a.next()) {
            switch (a.type()) {
                case 1 -> state = a.u8(); // IFLA_BOND_SLAVE_STATE
                case 2 -> linkState = a.u8(); // IFLA_BOND_SLAVE_MII_STATUS
                case 3 -> failures = a.u32(); // IFLA_BOND_SLAVE_LINK_FAILURE_COUNT
                case 4 -> mac = a.mac(); // IFLA_BOND_SLAVE_PERM_HWADDR
                case 5 -> queue = a.u16(); // IFLA_BOND_SLAVE_QUEUE_ID
                case 6 -> aggregator = a.u16(); // IFLA_BOND_SLAVE_AD_AGGREGATOR_ID
                default -> {}
            }
        }
        return new PortKind.BondPort(
                KernelNames.of(state, "ACTIVE", "BACKUP"),
                KernelNames.of(linkState, "UP", "GOING_DOWN", "DOWN", "GOING_BACK"),
                failures,
                mac,
                queue,
                aggregator);
    }

    private static PortKind vrf(Attributes a) {
        long table = 0;
        while (a.next()) {
            if (a.type() == 1) { // IFLA_VRF_PORT_TABLE
                table = a.u32();
            }
        }
        return new PortKind.VrfPort(table);
    }
}
