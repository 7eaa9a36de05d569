package io.podwire.engine.watch;

/** What can tell that something changed. Each can be missing; then what it would vouch for is read anew each time. */
public enum Source {
    /** inotify on every directory that mattered: bundles, CNI records, logs. */
    FILES,
    /** Polling the mount table: which namespace is bound on which file, where runtimes keep their state. */
    MOUNTS,
    /** RTNLGRP_NSID: ids that the host's namespace gives others. */
    NUMBERS,
    /** RTNLGRP_LINK and RTNLGRP_IPV*_IFADDR in the host's namespace. */
    HOST_NETWORK,
    /** The same in each namespace that is bound on a file. */
    NETWORKS
}
