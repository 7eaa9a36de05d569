package io.podwire.engine.netns;

import io.podwire.engine.linux.MountIds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a search for namespaces may keep for the next one: the files that the host's mount table says they are bound on, and the ids
 * that the host's namespace gives them. Whoever owns it must know of changes and forget in time. Processes and
 * descriptors are never kept, since the kernel tells nobody when these change; and containers' mounts are asked for each time, but
 * only by number where that is enough. For one thread at a time.
 */
public final class NetnsMemory {

    /** Mount namespaces of containers in which no network namespace is bound, by inode: nearly all. */
    private final Map<Long, MountIds> without = new HashMap<>();

    private List<NamespaceMounts.Mount> mounts;
    private Map<Long, Integer> numbers;

    /** To be called when mounts changed. */
    public void forgetMounts() {
        mounts = null;
    }

    /** To be called when the host's namespace gave or took an id. */
    public void forgetNumbers() {
        numbers = null;
    }

    /** Null where they are to be read. */
    List<NamespaceMounts.Mount> mounts() {
        return mounts;
    }

    void keepMounts(List<NamespaceMounts.Mount> read) {
        mounts = List.copyOf(read);
    }

    /**
     * True where nothing was bound in a mount namespace of a container, and it has the same mounts still. One where something was bound
     * is read each time, as mounts can be moved.
     */
    boolean nothingBound(long inode, MountIds now) {
        return now != null && now.equals(without.get(inode));
    }

    /** @param then its mounts before it was read; null where this kernel can't tell */
    void keepNothingBound(long inode, MountIds then) {
        if (then != null) {
            without.put(inode, then);
        }
    }

    /** Drops what is known of mount namespaces that are gone. */
    void keepOnlyMountNamespaces(Set<Long> inodes) {
        without.keySet().retainAll(inodes);
    }

    /** True where any ids are known. */
    boolean numbered() {
        return numbers != null;
    }

    /** True where it is known which id, or that none, a namespace has. */
    boolean numbered(long inode) {
        return numbers != null && numbers.containsKey(inode);
    }

    /** Its id, or null where it has none. */
    Integer number(long inode) {
        return numbers.get(inode);
    }

    void keepNumber(long inode, Integer id) {
        if (numbers == null) {
            numbers = new HashMap<>();
        }
        numbers.put(inode, id);
    }

    /** Inodes are used again: of a namespace that is gone nothing is kept. */
    void keepOnly(Set<Long> inodes) {
        if (numbers != null) {
            numbers.keySet().retainAll(inodes);
        }
    }
}
