package io.podwire.engine.netns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a search for namespaces may keep for the next one: the files that the host's mount table says they are bound on, and the ids
 * that the host's namespace gives them. Whoever owns it must know of changes and forget in time. Processes, descriptors and the
 * mounts of containers are never kept: the kernel tells nobody when these change. For one thread at a time.
 */
public final class NetnsMemory {

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
