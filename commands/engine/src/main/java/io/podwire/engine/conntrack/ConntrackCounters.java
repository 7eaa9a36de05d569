package io.podwire.engine.conntrack;

import io.podwire.api.net.Counter;
import io.podwire.api.net.Counter.Form;
import io.podwire.api.net.CounterSource;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.KernelModules;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.Attributes;
import io.podwire.engine.netlink.NetlinkMessage;
import io.podwire.engine.netlink.NetlinkSocket;
import io.podwire.engine.netns.OpenNetns;
import io.podwire.engine.sysctl.NetSysctls;
import java.util.ArrayList;
import java.util.List;

/** How the tracking of connections went in one namespace: a processor's counters, and how full the table is. */
public final class ConntrackCounters {

    /** {@code enum ctattr_stats_cpu} of {@code linux/netfilter/nfnetlink_conntrack.h}; under conntrack(8)'s names; null for what kernels no longer count. */
    private static final String[] NAMES = {
        null,
        null,
        "found",
        null,
        "invalid",
        null,
        null,
        null,
        "insert",
        "insert_failed",
        "drop",
        "early_drop",
        "error",
        "search_restart",
        "clash_resolve",
        "chaintoolong",
    };

    private final HostRoot root;
    private final KernelModules modules;

    /** Of the host with these files. */
    public ConntrackCounters(HostRoot root) {
        this.root = root;
        this.modules = KernelModules.of(root);
    }

    /**
     * Reads.
     *
     * @return empty where this kernel tracks nothing
     * @throws SystemCallException as ctnetlink refuses; EPERM without CAP_NET_ADMIN
     */
    public List<Counter> read(OpenNetns netns) throws SystemCallException {
        if (modules.missing("nf_conntrack") != null) {
            return List.of();
        }
        List<Counter> counters = new ArrayList<>(level(netns, "count", "entries"));
        counters.addAll(level(netns, "max", "limit"));
        if (counters.isEmpty() || modules.missing("nfnetlink", "nf_conntrack_netlink") != null) {
            return counters;
        }
        try (NetlinkSocket netfilter = netns.netlink(NetlinkSocket.NETLINK_NETFILTER, null)) {
            netfilter
                    .list(CtMessages.cpuCounters(), ConntrackCounters::ofProcessor)
                    .forEach(counters::addAll);
        } catch (SystemCallException e) {
            if (e.errno() != Errno.EPROTONOSUPPORT && e.errno() != Errno.EINVAL) {
                throw e;
            }
            // A kernel without ctnetlink: the levels are all it tells.
        }
        return counters;
    }

    /** The limit is the host's, and only entries of this namespace are counted against it. */
    private List<Counter> level(OpenNetns netns, String sysctl, String name) throws SystemCallException {
        String text = new NetSysctls(root).read(netns, "net.netfilter.nf_conntrack_" + sysctl);
        try {
            return text == null
                    ? List.of()
                    : List.of(new Counter(
                            CounterSource.CONNTRACK, "table", null, name, Form.LEVEL, Long.parseLong(text.strip())));
        } catch (NumberFormatException e) {
            return List.of();
        }
    }

    static List<Counter> ofProcessor(NetlinkMessage message) {
        String subject = "cpu" + message.u16be(2); // nfgenmsg.res_id
        List<Counter> counters = new ArrayList<>();
        Attributes attributes = message.attributes(CtMessages.HEADER, "IPCTNL_MSG_CT_GET_STATS_CPU");
        while (attributes.next()) {
            int type = attributes.type();
            if (type < NAMES.length && NAMES[type] != null) {
                counters.add(new Counter(
                        CounterSource.CONNTRACK, subject, null, NAMES[type], Form.COUNT_32, attributes.u32be()));
            }
        }
        return counters;
    }
}
