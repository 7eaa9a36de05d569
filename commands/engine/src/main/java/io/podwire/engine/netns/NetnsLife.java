package io.podwire.engine.netns;

import io.podwire.api.net.Netns;
import io.podwire.engine.files.HostRoot;

/**
 * Whether a namespace that a socket or thread of ours keeps alive is still anybody else's: a deleted pod's links would live on with us, so
 * whoever holds one for long asks this twice a second, and lets go. Never asked by a thread that entered one: it may start others.
 */
public final class NetnsLife {

    private final HostRoot root;
    private Netns netns;

    /** Of a namespace that was found on the host whose files are under {@code root}. */
    public NetnsLife(Netns netns, HostRoot root) {
        this.netns = netns;
        this.root = root;
    }

    /**
     * True where no file, no process and no descriptor that led to it does so any more.
     *
     * <p>Most often one that was known still does, and that costs one system call. Where none does, all of the host are looked at.
     */
    public boolean ended() {
        if (netns.host() || new NetnsFiles(root).leads(netns)) {
            return false;
        }
        for (Netns found : new NetnsTable(root).listInUse().items()) {
            if (found.inode() == netns.inode()) {
                netns = found;
                return false;
            }
        }
        return true;
    }
}
