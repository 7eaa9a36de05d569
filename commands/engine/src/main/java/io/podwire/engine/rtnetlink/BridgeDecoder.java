package io.podwire.engine.rtnetlink;

import io.podwire.api.net.BridgeKind;
import io.podwire.engine.netlink.Attributes;
import java.time.Duration;

/** Makes IFLA_BR_* a {@link BridgeKind}. */
final class BridgeDecoder {

    private String stp = "off";
    private boolean vlanFiltering;
    private String vlanProtocol;
    private Integer defaultVlan;
    private Duration ageing = Duration.ZERO;
    private Duration forwardDelay = Duration.ZERO;
    private Duration helloTime = Duration.ZERO;
    private Duration maxAge = Duration.ZERO;
    private int priority;
    private String bridgeId;
    private String rootId;
    private int rootPort;
    private boolean topologyChange;
    private int groupForwardMask;
    private Boolean multicastSnooping;
    private Boolean multicastQuerier;
    private boolean callIptables;
    private boolean callIp6tables;
    private boolean callArptables;

    private BridgeDecoder() {}

    static BridgeKind decode(Attributes a) {
        BridgeDecoder decoder = new BridgeDecoder();
        while (a.next()) {
            decoder.take(a);
        }
        return decoder.made();
    }

    private void take(Attributes a) {
        switch (a.type()) {
            case 1 -> forwardDelay = ticks(a); // IFLA_BR_FORWARD_DELAY
            case 2 -> helloTime = ticks(a); // IFLA_BR_HELLO_TIME
            case 3 -> maxAge = ticks(a); // IFLA_BR_MAX_AGE
            case 4 -> ageing = ticks(a); // IFLA_BR_AGEING_TIME
            case 5 -> stp = KernelNames.of(a.u32(), "off", "kernel", "user"); // IFLA_BR_STP_STATE
            case 6 -> priority = a.u16(); // IFLA_BR_PRIORITY
            case 7 -> vlanFiltering = a.flag(); // IFLA_BR_VLAN_FILTERING
            case 8 -> vlanProtocol = KernelNames.vlanProtocol(a.u16be()); // IFLA_BR_VLAN_PROTOCOL
            case 9 -> groupForwardMask = a.u16(); // IFLA_BR_GROUP_FWD_MASK
            case 10 -> rootId = id(a); // IFLA_BR_ROOT_ID
            case 11 -> bridgeId = id(a); // IFLA_BR_BRIDGE_ID
            case 12 -> rootPort = a.u16(); // IFLA_BR_ROOT_PORT
            case 14 -> topologyChange = a.flag(); // IFLA_BR_TOPOLOGY_CHANGE
            case 23 -> multicastSnooping = a.flag(); // IFLA_BR_MCAST_SNOOPING
            case 25 -> multicastQuerier = a.flag(); // IFLA_BR_MCAST_QUERIER
            case 36 -> callIptables = a.flag(); // IFLA_BR_NF_CALL_IPTABLES
            case 37 -> callIp6tables = a.flag(); // IFLA_BR_NF_CALL_IP6TABLES
            case 38 -> callArptables = a.flag(); // IFLA_BR_NF_CALL_ARPTABLES
            case 39 -> defaultVlan = a.u16(); // IFLA_BR_VLAN_DEFAULT_PVID
            default -> {}
        }
    }

    /** clock_t: hundredths of a second on every architecture (USER_HZ). */
    private static Duration ticks(Attributes a) {
        return Duration.ofMillis(10 * a.u32());
    }

    /** {@code struct ifla_bridge_id}: two bytes priority, six of MAC, which ip(8) writes without leading zeros. */
    private static String id(Attributes a) {
        StringBuilder text = new StringBuilder(22);
        text.append(String.format("%02x%02x.", a.u8(0), a.u8(1)));
        for (int i = 2; i < 8; i++) {
            text.append(i == 2 ? "" : ":").append(Integer.toHexString(a.u8(i)));
        }
        return text.toString();
    }

    private BridgeKind made() {
        return new BridgeKind(
                stp,
                vlanFiltering,
                vlanProtocol,
                defaultVlan,
                ageing,
                forwardDelay,
                helloTime,
                maxAge,
                priority,
                bridgeId,
                rootId,
                rootPort,
                topologyChange,
                groupForwardMask,
                multicastSnooping,
                multicastQuerier,
                callIptables,
                callIp6tables,
                callArptables);
    }
}
