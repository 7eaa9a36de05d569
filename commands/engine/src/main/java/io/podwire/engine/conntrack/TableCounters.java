package io.podwire.engine.conntrack;

import io.podwire.api.net.ConntrackSummary;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.Attributes;
import io.podwire.engine.netlink.NetlinkMessage;
import io.podwire.engine.netlink.NetlinkSocket;

/** Counters of the whole table, summed over the CPUs. */
final class TableCounters {

    private long insertFailed;
    private long drops;
    private long earlyDrops;
    private long invalid;
    private Long count;
    private Long max;

    /** Asks; throws as the kernel refuses. */
    static TableCounters read(NetlinkSocket netfilter) throws SystemCallException {
        TableCounters counters = new TableCounters();
        netfilter.list(CtMessages.cpuCounters(), message -> {
            counters.addCpu(message);
            return null;
        });
        netfilter.list(CtMessages.fill(), message -> {
            counters.takeFill(message);
            return null;
        });
        return counters;
    }

    void addCpu(NetlinkMessage message) {
        Attributes attributes = message.attributes(CtMessages.HEADER, "IPCTNL_MSG_CT_GET_STATS_CPU");
        while (attributes.next()) {
            switch (attributes.type()) {
                case 4 -> invalid += attributes.u32be();
                case 9 -> insertFailed += attributes.u32be();
                case 10 -> drops += attributes.u32be();
                case 11 -> earlyDrops += attributes.u32be();
                default -> {}
            }
        }
    }

    void takeFill(NetlinkMessage message) {
        Attributes attributes = message.attributes(CtMessages.HEADER, "IPCTNL_MSG_CT_GET_STATS");
        while (attributes.next()) {
            switch (attributes.type()) {
                case 1 -> count = attributes.u32be();
                // Since Linux 5.10; before it only the sysctl tells.
                case 2 -> max = attributes.u32be();
                default -> {}
            }
        }
    }

    /** With how many were listed, and the sysctl's limit where the kernel did not tell it here. */
    ConntrackSummary summary(long netns, long listed, Long sysctlMax) {
        return new ConntrackSummary(
                netns, listed, count, max != null ? max : sysctlMax, insertFailed, drops, earlyDrops, invalid);
    }
}
