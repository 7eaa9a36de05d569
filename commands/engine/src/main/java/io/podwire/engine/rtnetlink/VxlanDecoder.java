package io.podwire.engine.rtnetlink;

import io.podwire.api.net.FarEnd;
import io.podwire.api.net.VxlanKind;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.netlink.Attributes;
import java.time.Duration;

/** Makes IFLA_VXLAN_* a {@link VxlanKind}. */
final class VxlanDecoder {

    private long id;
    private IpAddress remote;
    private IpAddress local;
    private int link;
    private int port;
    private String sourcePorts;
    private int ttl;
    private boolean inheritTtl;
    private int tos;
    private int dontFragment;
    private boolean learning;
    private Duration ageing = Duration.ZERO;
    private long limit;
    private boolean proxy;
    private boolean external;
    private boolean groupPolicy;
    private boolean genericProtocol;
    private boolean vniFilter;
    private boolean checksum;
    private boolean zeroTx;
    private boolean zeroRx;

    private VxlanDecoder() {}

    static VxlanKind decode(Attributes a) {
        VxlanDecoder decoder = new VxlanDecoder();
        while (a.next()) {
            decoder.take(a);
        }
        return decoder.made();
    }

    private void take(Attributes a) {
        switch (a.type()) {
            case 1 -> id = a.u32(); // IFLA_VXLAN_ID
            case 2, 16 -> remote = a.ip(); // IFLA_VXLAN_GROUP, IFLA_VXLAN_GROUP6
            case 3 -> link = a.s32(); // IFLA_VXLAN_LINK
            case 4, 17 -> local = a.ip(); // IFLA_VXLAN_LOCAL, IFLA_VXLAN_LOCAL6
            case 5 -> ttl = a.u8(); // IFLA_VXLAN_TTL
            case 6 -> tos = a.u8(); // IFLA_VXLAN_TOS
            case 7 -> learning = a.flag(); // IFLA_VXLAN_LEARNING
            case 8 -> ageing = Duration.ofSeconds(a.u32()); // IFLA_VXLAN_AGEING
            case 9 -> limit = a.u32(); // IFLA_VXLAN_LIMIT
            case 10 -> { // IFLA_VXLAN_PORT_RANGE
                int low = a.u16be();
                int high = a.u16be(2);
                sourcePorts = low == 0 && high == 0 ? null : low + "-" + high;
            }
            case 11 -> proxy = a.flag(); // IFLA_VXLAN_PROXY
            case 15 -> port = a.u16be(); // IFLA_VXLAN_PORT
            case 18 -> checksum = a.flag(); // IFLA_VXLAN_UDP_CSUM
            case 19 -> zeroTx = a.flag(); // IFLA_VXLAN_UDP_ZERO_CSUM6_TX
            case 20 -> zeroRx = a.flag(); // IFLA_VXLAN_UDP_ZERO_CSUM6_RX
            case 23 -> groupPolicy = LinkKindDecoder.set(a); // IFLA_VXLAN_GBP
            case 25 -> external = LinkKindDecoder.set(a); // IFLA_VXLAN_COLLECT_METADATA
            case 27 -> genericProtocol = LinkKindDecoder.set(a); // IFLA_VXLAN_GPE
            case 28 -> inheritTtl = a.flag(); // IFLA_VXLAN_TTL_INHERIT
            case 29 -> dontFragment = a.u8(); // IFLA_VXLAN_DF
            case 30 -> vniFilter = a.flag(); // IFLA_VXLAN_VNIFILTER
            default -> {}
        }
    }

    private VxlanKind made() {
        return new VxlanKind(
                external ? null : id,
                external ? FarEnd.UNKNOWN : TunnelDecoder.farEnd(remote, FarEnd.FDB),
                remote,
                local,
                link == 0 ? null : link,
                port,
                sourcePorts,
                inheritTtl ? -1 : ttl,
                tos,
                KernelNames.of(dontFragment, TunnelDecoder.DONT_FRAGMENT),
                learning,
                ageing,
                limit,
                proxy,
                external,
                groupPolicy,
                genericProtocol,
                vniFilter,
                checksum,
                zeroTx,
                zeroRx);
    }
}
