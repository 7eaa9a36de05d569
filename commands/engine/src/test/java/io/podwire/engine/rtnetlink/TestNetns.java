package io.podwire.engine.rtnetlink;

import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.NetlinkSocket;
import io.podwire.engine.netns.NetnsEntry;
import java.nio.file.Path;

/** Sockets in namespaces that a test made. */
final class TestNetns {

    private TestNetns() {}

    static NetlinkSocket socket(Path netns) throws SystemCallException {
        try (Descriptor descriptor = Descriptor.open(netns.toString())) {
            return NetnsEntry.inside(
                    new NetnsEntry.Place(descriptor, netns.toString()),
                    () -> NetlinkSocket.open(NetlinkSocket.NETLINK_ROUTE, null));
        }
    }
}
