package io.podwire.engine.netns;

import io.podwire.api.command.Answer;
import io.podwire.api.net.Netns;
import io.podwire.engine.files.HostRoot;

/**
 * Finds every network namespace of a host that can be found: bound on a file (in the host's mount namespace, or in that of any
 * process), held by a process, or held by nothing but an open descriptor. One held only by a socket or a bare thread has no file
 * anywhere and stays unseen.
 *
 * <p>Of processes only links are read ({@code ns/net}, {@code ns/mnt}, {@code fd/N}) and {@code mountinfo}. A process that ends
 * meanwhile is skipped; those that must not be read are counted in one gap.
 */
public final class NetnsTable {

    private final HostRoot root;
    private final NetnsMemory memory;

    /** For the host whose files are under {@code root}. */
    public NetnsTable(HostRoot root) {
        this(root, null);
    }

    /** @param memory of earlier searches of the same host, kept up to date by its owner; null: none */
    public NetnsTable(HostRoot root, NetnsMemory memory) {
        this.root = root;
        this.memory = memory;
    }

    /** The host's own first, then by inode; a gap for each name that leads to no namespace, and for what must not be read. */
    public Answer<Netns> list() {
        return new NetnsSearch(root, memory).run(true);
    }

    /** The same without those that nothing but an open descriptor holds. */
    public Answer<Netns> listInUse() {
        return new NetnsSearch(root, memory).run(false);
    }
}
