package io.podwire.snapshot.file;

import io.podwire.values.frame.Problem;
import java.util.List;
import java.util.Map;

/**
 * The settings of a namespace. Those of two pods are the same but for a few, so a line tells only what is different from another's.
 *
 * @param netns inode
 * @param like inode of the namespace whose settings these are but for what follows; it stands on an earlier line and is like no
 *     other. Null where all are on this line
 * @param set name with slashes, and value
 * @param absent names that the other has and this one has not
 * @param problem why they could not be read; else null
 */
public record SysctlLine(long netns, Long like, Map<String, String> set, List<String> absent, Problem problem) {
    public SysctlLine {
        set = Map.copyOf(set);
        absent = List.copyOf(absent);
    }
}
