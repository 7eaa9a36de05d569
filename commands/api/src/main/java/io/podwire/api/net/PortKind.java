package io.podwire.api.net;

import io.podwire.api.value.Kind;
import io.podwire.api.value.MacAddress;

/** What a link's master says of it as a port (IFLA_INFO_SLAVE_KIND and its data). */
public sealed interface PortKind {

    /** The master's kind, {@code bridge}. */
    String kind();

    /**
     * A port of a Linux bridge (IFLA_BRPORT_*).
     *
     * @param state IFLA_BRPORT_STATE: {@code disabled}, {@code listening}, {@code learning}, {@code forwarding}, {@code blocking}, or a
     *     number
     * @param number IFLA_BRPORT_NO: the bridge's own number of the port
     * @param priority IFLA_BRPORT_PRIORITY, for STP
     * @param cost IFLA_BRPORT_COST, for STP
     * @param hairpin IFLA_BRPORT_MODE: frames may leave by the port they came in
     * @param guard IFLA_BRPORT_GUARD: BPDUs close the port
     * @param rootBlock IFLA_BRPORT_PROTECT: may not become the root port
     * @param learning IFLA_BRPORT_LEARNING
     * @param flood IFLA_BRPORT_UNICAST_FLOOD: unknown unicast leaves here
     * @param multicastFlood IFLA_BRPORT_MCAST_FLOOD; null where the kernel does not say
     * @param broadcastFlood IFLA_BRPORT_BCAST_FLOOD; null where the kernel does not say
     * @param isolated IFLA_BRPORT_ISOLATED: reaches only ports that are not isolated; null where the kernel does not say
     * @param locked IFLA_BRPORT_LOCKED: takes frames only from MACs in the FDB; null where the kernel does not say
     * @param proxyArp IFLA_BRPORT_PROXYARP
     * @param neighborSuppress IFLA_BRPORT_NEIGH_SUPPRESS; null where the kernel does not say
     * @param vlanTunnel IFLA_BRPORT_VLAN_TUNNEL; null where the kernel does not say
     * @param backupPort IFLA_BRPORT_BACKUP_PORT: ifindex, or null
     */
    @Kind("bridge")
    record BridgePort(
            String state,
            int number,
            int priority,
            long cost,
            boolean hairpin,
            boolean guard,
            boolean rootBlock,
            boolean learning,
            boolean flood,
            Boolean multicastFlood,
            Boolean broadcastFlood,
            Boolean isolated,
            Boolean locked,
            boolean proxyArp,
            Boolean neighborSuppress,
            Boolean vlanTunnel,
            Integer backupPort)
            implements PortKind {
        @Override
        public String kind() {
            return "bridge";
        }
    }

    /**
     * A port of a bond (IFLA_BOND_SLAVE_*).
     *
     * @param state IFLA_BOND_SLAVE_STATE: {@code ACTIVE}, {@code BACKUP}, or a number
     * @param linkState IFLA_BOND_SLAVE_MII_STATUS: {@code UP}, {@code GOING_DOWN}, {@code DOWN}, {@code GOING_BACK}, or a number
     * @param linkFailures IFLA_BOND_SLAVE_LINK_FAILURE_COUNT
     * @param permanentMac IFLA_BOND_SLAVE_PERM_HWADDR, or null
     * @param queue IFLA_BOND_SLAVE_QUEUE_ID
     * @param aggregator IFLA_BOND_SLAVE_AD_AGGREGATOR_ID, or null outside of 802.3ad
     */
    @Kind("bond")
    record BondPort(
            String state, String linkState, long linkFailures, MacAddress permanentMac, int queue, Integer aggregator)
            implements PortKind {
        @Override
        public String kind() {
            return "bond";
        }
    }

    /**
     * A port of a vrf.
     *
     * @param table IFLA_VRF_PORT_TABLE
     */
    @Kind("vrf")
    record VrfPort(long table) implements PortKind {
        @Override
        public String kind() {
            return "vrf";
        }
    }

    /** A port of a master podwire has no record for; Open vSwitch's ports are of kind {@code openvswitch}. */
    record Other(String kind) implements PortKind {}
}
