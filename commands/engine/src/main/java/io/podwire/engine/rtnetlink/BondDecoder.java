package io.podwire.engine.rtnetlink;

import io.podwire.api.net.BondKind;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.engine.netlink.Attributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes IFLA_BOND_* a {@link BondKind}. */
final class BondDecoder {

    private static final String[] MODES = {
        "balance-rr", "active-backup", "balance-xor", "broadcast", "802.3ad", "balance-tlb", "balance-alb"
    };
    private static final String[] HASHES = {"layer2", "layer3+4", "layer2+3", "encap2+3", "encap3+4", "vlan+srcmac"};

    private String mode = MODES[0];
    private Integer active;
    private Integer primary;
    private Duration linkCheck = Duration.ZERO;
    private Duration upDelay = Duration.ZERO;
    private Duration downDelay = Duration.ZERO;
    private Duration arpInterval = Duration.ZERO;
    private final List<IpAddress> arpTargets = new ArrayList<>(0);
    private String hash;
    private String lacpRate;
    private long minLinks;
    private Integer aggregator;
    private MacAddress partner;

    private BondDecoder() {}

    static BondKind decode(Attributes a) {
        BondDecoder d = new BondDecoder();
        while (a.next()) {
            d.take(a);
        }
        return new BondKind(
                d.mode,
                d.active,
                d.primary,
                d.linkCheck,
                d.upDelay,
                d.downDelay,
                d.arpInterval,
                d.arpTargets,
                d.hash,
                d.lacpRate,
                d.minLinks,
                d.aggregator,
                d.partner);
    }

    private void take(Attributes a) {
        switch (a.type()) {
            case 1 -> mode = KernelNames.of(a.u8(), MODES); // IFLA_BOND_MODE
            case 2 -> active = a.s32(); // IFLA_BOND_ACTIVE_SLAVE
            case 3 -> linkCheck = Duration.ofMillis(a.u32()); // IFLA_BOND_MIIMON
            case 4 -> upDelay = Duration.ofMillis(a.u32()); // IFLA_BOND_UPDELAY
            case 5 -> downDelay = Duration.ofMillis(a.u32()); // IFLA_BOND_DOWNDELAY
            case 7 -> arpInterval = Duration.ofMillis(a.u32()); // IFLA_BOND_ARP_INTERVAL
            case 8, 31 -> addTargets(a.nested()); // IFLA_BOND_ARP_IP_TARGET, IFLA_BOND_NS_IP6_TARGET
            case 11 -> primary = a.s32(); // IFLA_BOND_PRIMARY
            case 14 -> hash = KernelNames.of(a.u8(), HASHES); // IFLA_BOND_XMIT_HASH_POLICY
            case 18 -> minLinks = a.u32(); // IFLA_BOND_MIN_LINKS
            case 21 -> lacpRate = KernelNames.of(a.u8(), "slow", "fast"); // IFLA_BOND_AD_LACP_RATE
            case 23 -> takeAggregator(a.nested()); // IFLA_BOND_AD_INFO
            default -> {}
        }
    }

    private void addTargets(Attributes targets) {
        while (targets.next()) {
            arpTargets.add(targets.ip());
        }
    }

    private void takeAggregator(Attributes info) {
        while (info.next()) {
            switch (info.type()) {
                case 1 -> aggregator = info.u16(); // IFLA_BOND_AD_INFO_AGGREGATOR
                case 5 -> partner = info.mac(); // IFLA_BOND_AD_INFO_PARTNER_MAC
                default -> {}
            }
        }
    }
}
