package io.podwire.snapshot.read;

import io.podwire.snapshot.file.Entry;
import io.podwire.snapshot.file.SysctlLine;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts the settings of a namespace together from its line and the one it is like. */
record SavedSysctls(SavedFacts facts) {

    SortedMap<String, String> of(long netns) {
        SortedMap<String, String> all = new TreeMap<>();
        SysctlLine own = line(netns);
        if (own == null) {
            return all;
        }
        if (own.problem() != null) {
            throw facts.refusal(Entry.SYSCTLS, own.problem());
        }
        if (own.like() != null) {
            SysctlLine base = line(own.like());
            if (base == null || base.like() != null) {
                throw facts.damaged(
                        Entry.SYSCTLS,
                        "netns " + netns + " is like " + own.like() + ", which has no settings of its own there");
            }
            all.putAll(base.set());
            own.absent().forEach(all::remove);
        }
        all.putAll(own.set());
        return all;
    }

    private SysctlLine line(long netns) {
        List<Object> lines = facts.lines(Entry.SYSCTLS, netns, SysctlLine.class);
        return lines.isEmpty() ? null : (SysctlLine) lines.get(0);
    }
}
