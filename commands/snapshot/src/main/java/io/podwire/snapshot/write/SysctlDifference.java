package io.podwire.snapshot.write;

import io.podwire.snapshot.file.Secrets;
import io.podwire.snapshot.file.SysctlLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells settings by what differs from a namespace before: the host's own stand alone, the first other namespace's too, and all further
 * ones are told by their difference from that one. A thousand settings of a pod become some ten.
 */
final class SysctlDifference {

    private Long baseInode;
    private SortedMap<String, String> base;

    /** @param host whether it is the host's own, which no pod's settings are like */
    SysctlLine line(long netns, boolean host, SortedMap<String, String> settings) {
        SortedMap<String, String> kept = new TreeMap<>(settings);
        kept.keySet().removeIf(Secrets::has);
        if (host || base == null) {
            if (!host) {
                base = kept;
                baseInode = netns;
            }
            return new SysctlLine(netns, null, kept, List.of(), null);
        }
        Map<String, String> set = new TreeMap<>();
        kept.forEach((name, value) -> {
            if (!value.equals(base.get(name))) {
                set.put(name, value);
            }
        });
        List<String> absent = new ArrayList<>(base.keySet());
        absent.removeAll(kept.keySet());
        return new SysctlLine(netns, baseInode, set, absent, null);
    }
}
