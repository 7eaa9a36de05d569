package io.podwire.snapshot.file;

import io.podwire.api.net.ConntrackEntry;
import io.podwire.api.net.ConntrackSummary;
import io.podwire.values.frame.Problem;
import java.util.List;

/**
 * A line of tracked connections; the last one of a namespace has the summary.
 *
 * @param netns inode
 * @param items in the kernel's order
 * @param summary of the table; null on lines before the last
 * @param cut true where the table had more than is kept
 * @param problem why they could not be read; else null
 */
public record ConntrackLine(
        long netns, List<ConntrackEntry> items, ConntrackSummary summary, boolean cut, Problem problem) {
    public ConntrackLine {
        items = List.copyOf(items);
    }
}
