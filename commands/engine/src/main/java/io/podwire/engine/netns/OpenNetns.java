package io.podwire.engine.netns;

import io.podwire.api.net.Netns;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.CancelSignal;
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.NetlinkSocket;

/**
 * A namespace held open, to be entered as often as needed. Holding it keeps it, and so a deleted pod's links, alive: close it soon.
 */
public final class OpenNetns implements AutoCloseable {

    private final Netns netns;
    private final Descriptor descriptor;
    private final String path;

    private OpenNetns(Netns netns, Descriptor descriptor, String path) {
        this.netns = netns;
        this.descriptor = descriptor;
        this.path = path;
    }

    /**
     * Opens by whatever leads to it.
     *
     * @throws io.podwire.api.error.NotFound where nothing does any more
     * @throws io.podwire.api.error.NotPermitted where it must not be opened
     */
    public static OpenNetns open(Netns netns, HostRoot root) {
        NetnsFiles.Opened opened = new NetnsFiles(root).open(netns);
        return new OpenNetns(netns, opened.descriptor(), opened.path());
    }

    /** Which one. */
    public Netns netns() {
        return netns;
    }

    /** The opened nsfs file; owned by this. */
    public Descriptor descriptor() {
        return descriptor;
    }

    /** Where to enter. */
    public NetnsEntry.Place place() {
        return new NetnsEntry.Place(descriptor, path);
    }

    /**
     * Works inside, on a thread of its own; on the calling thread where that is this very namespace.
     *
     * @throws SystemCallException as setns(2), or from the work
     */
    public <T> T inside(NetnsEntry.Work<T> work) throws SystemCallException {
        return netns.host() ? work.run() : NetnsEntry.inside(place(), work);
    }

    /**
     * A netlink socket of this namespace, which the caller owns.
     *
     * @param protocol NETLINK_*; the caller has made sure that opening it loads no kernel module
     * @param cancel ends its waits; may be null
     */
    public NetlinkSocket netlink(int protocol, CancelSignal cancel) throws SystemCallException {
        return inside(() -> NetlinkSocket.open(protocol, cancel));
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
