package io.podwire.api.net;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;
import io.podwire.api.value.MacAddress;
import java.time.Duration;
import java.util.List;

/**
 * A bond of links (IFLA_BOND_*). Each of its ports is a link of its own with {@link PortKind.BondPort}.
 *
 * @param mode IFLA_BOND_MODE: {@code balance-rr}, {@code active-backup}, {@code balance-xor}, {@code broadcast}, {@code 802.3ad},
 *     {@code balance-tlb}, {@code balance-alb}, or a number
 * @param activePort IFLA_BOND_ACTIVE_SLAVE: ifindex, or null
 * @param primaryPort IFLA_BOND_PRIMARY: ifindex, or null
 * @param linkCheck IFLA_BOND_MIIMON: how often the carrier is looked at; zero: never
 * @param upDelay IFLA_BOND_UPDELAY
 * @param downDelay IFLA_BOND_DOWNDELAY
 * @param arpInterval IFLA_BOND_ARP_INTERVAL; zero: no ARP monitoring
 * @param arpTargets IFLA_BOND_ARP_IP_TARGET and IFLA_BOND_NS_IP6_TARGET
 * @param hashPolicy IFLA_BOND_XMIT_HASH_POLICY: {@code layer2}, {@code layer3+4}, {@code layer2+3}, {@code encap2+3}, {@code encap3+4},
 *     {@code vlan+srcmac}, or a number; null where not said
 * @param lacpRate IFLA_BOND_AD_LACP_RATE: {@code slow}, {@code fast}, or null
 * @param minLinks IFLA_BOND_MIN_LINKS
 * @param aggregator IFLA_BOND_AD_INFO_AGGREGATOR, or null outside of 802.3ad
 * @param partnerMac IFLA_BOND_AD_INFO_PARTNER_MAC, or null outside of 802.3ad
 */
@Kind("bond")
public record BondKind(
        String mode,
        Integer activePort,
        Integer primaryPort,
        Duration linkCheck,
        Duration upDelay,
        Duration downDelay,
        Duration arpInterval,
        List<IpAddress> arpTargets,
        String hashPolicy,
        String lacpRate,
        long minLinks,
        Integer aggregator,
        MacAddress partnerMac)
        implements LinkKind {

    public BondKind {
        arpTargets = List.copyOf(arpTargets);
    }

    @Override
    public String kind() {
        return "bond";
    }
}
