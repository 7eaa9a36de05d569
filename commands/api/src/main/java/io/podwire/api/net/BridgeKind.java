package io.podwire.api.net;

import io.podwire.api.value.Kind;
import java.time.Duration;

/**
 * A Linux bridge (IFLA_BR_*, IEEE 802.1D and 802.1Q). Each of its ports is a link of its own with {@link PortKind.BridgePort}.
 *
 * @param stp IFLA_BR_STP_STATE: {@code off}, {@code kernel}, {@code user}
 * @param vlanFiltering IFLA_BR_VLAN_FILTERING
 * @param vlanProtocol IFLA_BR_VLAN_PROTOCOL: {@code 802.1Q}, {@code 802.1ad}; null where the kernel has no VLAN support
 * @param defaultVlan IFLA_BR_VLAN_DEFAULT_PVID; null where the kernel has no VLAN support
 * @param ageing IFLA_BR_AGEING_TIME: after which learned FDB entries are forgotten
 * @param forwardDelay IFLA_BR_FORWARD_DELAY: in each of STP's listening and learning states
 * @param helloTime IFLA_BR_HELLO_TIME
 * @param maxAge IFLA_BR_MAX_AGE
 * @param priority IFLA_BR_PRIORITY, 0 to 65535
 * @param bridgeId IFLA_BR_BRIDGE_ID as {@code 8000.0:c:29:ab:cd:ef}, the way ip(8) writes it
 * @param rootId IFLA_BR_ROOT_ID, likewise
 * @param rootPort IFLA_BR_ROOT_PORT; 0: it is the root itself
 * @param topologyChange IFLA_BR_TOPOLOGY_CHANGE
 * @param groupForwardMask IFLA_BR_GROUP_FWD_MASK: which link-local multicast frames pass
 * @param multicastSnooping IFLA_BR_MCAST_SNOOPING; null where the kernel has no support
 * @param multicastQuerier IFLA_BR_MCAST_QUERIER; null where the kernel has no support
 * @param callIptables IFLA_BR_NF_CALL_IPTABLES of this bridge; the sysctl bridge-nf-call-iptables acts beside it
 * @param callIp6tables IFLA_BR_NF_CALL_IP6TABLES
 * @param callArptables IFLA_BR_NF_CALL_ARPTABLES
 */
@Kind("bridge")
public record BridgeKind(
        String stp,
        boolean vlanFiltering,
        String vlanProtocol,
        Integer defaultVlan,
        Duration ageing,
        Duration forwardDelay,
        Duration helloTime,
        Duration maxAge,
        int priority,
        String bridgeId,
        String rootId,
        int rootPort,
        boolean topologyChange,
        int groupForwardMask,
        Boolean multicastSnooping,
        Boolean multicastQuerier,
        boolean callIptables,
        boolean callIp6tables,
        boolean callArptables)
        implements LinkKind {
    @Override
    public String kind() {
        return "bridge";
    }
}
