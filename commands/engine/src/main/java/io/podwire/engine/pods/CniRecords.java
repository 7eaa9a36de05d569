package io.podwire.engine.pods;

import io.podwire.api.command.Gap;
import io.podwire.engine.files.HostRoot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What CNI plug-ins wrote down on this host, a second source beside runtimes and kernel. Not for several threads at once. */
final class CniRecords {

    private final CniCache cache;
    private final HostLocalLeases leases;
    private final AzureRecords azure;
    private final List<String> troubles = new ArrayList<>();

    CniRecords(HostRoot root) {
        cache = new CniCache(root);
        leases = new HostLocalLeases(root);
        azure = new AzureRecords(root, troubles);
    }

    /** Sandboxes that some record tells of. */
    Set<String> ids() {
        Set<String> all = new LinkedHashSet<>(cache.ids());
        all.addAll(leases.ids());
        all.addAll(azure.ids());
        return all;
    }

    /** All that is known of one sandbox. */
    CniTrace of(String id) {
        return cache.of(id, troubles)
                .and(new CniTrace(leases.of(id), PodIdentity.UNKNOWN, null, null))
                .and(azure.of(id));
    }

    /** Files that could not be read so far. */
    List<Gap> gaps() {
        return troubles.stream().distinct().map(line -> new Gap("cni", line)).toList();
    }
}
