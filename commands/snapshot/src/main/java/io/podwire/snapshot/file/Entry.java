package io.podwire.snapshot.file;

import java.util.ArrayList;
import java.util.List;

/** Names of the entries beside {@link Kind}'s and {@link SnapshotHeader#ENTRY}. */
public final class Entry {

    /** {@link HostLine}s of every namespace. */
    public static final String NETNSES = "netnses.ndjson";

    /** {@link HostLine}s of those that more than a descriptor holds. */
    public static final String NETNSES_IN_USE = "netnses-in-use.ndjson";

    /** {@link HostLine}s of pods. */
    public static final String PODS = "pods.ndjson";

    /** {@link HostLine}s of Open vSwitch bridges. */
    public static final String OVS = "ovs.ndjson";

    /** {@link HostLine}s of Services. */
    public static final String SERVICES = "services.ndjson";

    /** {@link HostLine}s of doctor's checks. */
    public static final String CHECKS = "checks.ndjson";

    /** The one {@link HostLine} of what CNI plug-ins left. */
    public static final String CNI = "cni.ndjson";

    /** {@link NetnsLine}s without items: namespaces that could not be entered, and why. */
    public static final String REFUSED = "refused.ndjson";

    /** {@link ConntrackLine}s. */
    public static final String CONNTRACK = "conntrack.ndjson";

    /** {@link SysctlLine}s. */
    public static final String SYSCTLS = "sysctls.ndjson";

    /** {@link NsidLine}s. */
    public static final String NSIDS = "nsids.ndjson";

    /** {@link CounterLine}s from the beginning. */
    public static final String COUNTERS_FIRST = "counters-first.ndjson";

    /** {@link CounterLine}s from the end. */
    public static final String COUNTERS_SECOND = "counters-second.ndjson";

    private Entry() {}

    /** All but the header's, in the order they are written. */
    public static List<String> all() {
        List<String> all = new ArrayList<>(List.of(NETNSES, NETNSES_IN_USE, REFUSED, PODS, OVS, SERVICES, CHECKS, CNI));
        for (Kind kind : Kind.values()) {
            all.add(kind.entry());
        }
        all.addAll(List.of(CONNTRACK, SYSCTLS, NSIDS, COUNTERS_FIRST, COUNTERS_SECOND));
        return all;
    }
}
