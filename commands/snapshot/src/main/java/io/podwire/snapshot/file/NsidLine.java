package io.podwire.snapshot.file;

import java.util.Map;

/**
 * What ids a namespace gives others (RTM_GETNSID): those that its links name. The host's own are in its list of namespaces.
 *
 * @param netns inode
 * @param ids by the other's inode
 */
public record NsidLine(long netns, Map<String, Integer> ids) {
    public NsidLine {
        ids = Map.copyOf(ids);
    }
}
