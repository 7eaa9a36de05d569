package io.podwire.engine.conntrack;

import io.podwire.api.command.Running;
import io.podwire.api.error.Unsupported;
import io.podwire.api.net.ConntrackEntry;
import io.podwire.api.net.ConntrackQuery;
import io.podwire.api.net.ConntrackSummary;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.CancelSignal;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.KernelModules;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.NetlinkSocket;
import io.podwire.engine.netns.OpenNetns;
import io.podwire.engine.sysctl.NetSysctls;

/** Tracked connections of network namespaces. */
public final class ConntrackTable {

    private final HostRoot root;
    private final KernelModules modules;

    /** Of the host with these files. */
    public ConntrackTable(HostRoot root) {
        this(root, KernelModules.of(root));
    }

    ConntrackTable(HostRoot root, KernelModules modules) {
        this.root = root;
        this.modules = modules;
    }

    /**
     * Begins to read. The stream keeps the namespace alive until closed.
     *
     * @throws Unsupported where the kernel does not track connections, or asking would load a module
     */
    public Running<ConntrackEntry, ConntrackSummary> list(OpenNetns netns, ConntrackQuery query)
            throws SystemCallException {
        String subject = netns.netns().label() + ": conntrack";
        String missing = modules.missing("nf_conntrack", "nfnetlink", "nf_conntrack_netlink");
        if (missing != null) {
            throw new Unsupported(
                    subject + ": module " + missing + " is not loaded, and asking would load it"
                            + (missing.equals("nf_conntrack") ? "; without it no connection is tracked" : ""),
                    "try:   modprobe nf_conntrack_netlink, then ask again");
        }
        CancelSignal cancel = new CancelSignal();
        NetlinkSocket table = null;
        try {
            Long max = max(netns);
            table = netns.netlink(NetlinkSocket.NETLINK_NETFILTER, cancel);
            NetlinkSocket counters = netns.netlink(NetlinkSocket.NETLINK_NETFILTER, null);
            return new ConntrackStream(subject, netns.netns().inode(), Pass.of(query), table, counters, cancel, max);
        } catch (SystemCallException e) {
            if (table != null) {
                table.close();
            }
            cancel.close();
            if (e.errno() == Errno.EPROTONOSUPPORT) {
                throw new Unsupported(subject + ": this kernel has no nfnetlink: " + e.getMessage(), e);
            }
            throw e;
        }
    }

    /** The limit, which is one for the whole host; null where it is not told. */
    private Long max(OpenNetns netns) throws SystemCallException {
        String text = new NetSysctls(root).read(netns, "net.netfilter.nf_conntrack_max");
        try {
            return text == null ? null : Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
