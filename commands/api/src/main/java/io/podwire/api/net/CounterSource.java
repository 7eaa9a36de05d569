package io.podwire.api.net;

/** Where the kernel keeps a counter. */
public enum CounterSource {
    /** A link's IFLA_STATS64 ({@code struct rtnl_link_stats64} of {@code linux/if_link.h}), as {@code ip -s -s link} shows them. */
    LINK,
    /** A queueing discipline's TCA_STATS2, as {@code tc -s qdisc} shows them. */
    QDISC,
    /** What a link's driver counts of its own (ETHTOOL_GSTATS), as {@code ethtool -S} shows them; names are the driver's. */
    DRIVER,
    /** The protocols' MIBs: {@code /proc/net/snmp}, {@code netstat} and {@code snmp6} (proc(5)), as {@code nstat} shows them. */
    PROTOCOL,
    /** Each processor's input queue, {@code /proc/net/softnet_stat}: of the whole host, whatever namespace is asked. */
    SOFTNET,
    /** The table of tracked connections, a processor (IPCTNL_MSG_CT_GET_STATS_CPU). */
    CONNTRACK
}
