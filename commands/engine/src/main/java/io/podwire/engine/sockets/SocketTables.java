package io.podwire.engine.sockets;

import io.podwire.api.error.NotFound;
import io.podwire.api.net.Socket;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.KernelModules;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.NetlinkSocket;
import io.podwire.engine.netns.OpenNetns;
import io.podwire.engine.proc.ProcessScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** TCP and UDP sockets of network namespaces. */
public final class SocketTables {

    private final HostRoot root;
    private final KernelModules modules;

    /** Of the host with these files and processes. */
    public SocketTables(HostRoot root) {
        this.root = root;
        this.modules = KernelModules.of(root);
    }

    /**
     * All sockets, in every state: TCP then UDP, of each IPv4 then IPv6.
     *
     * @param linkName name of an ifindex of the namespace, or null
     * @param owners also find the processes that have each open; reads every process's descriptors
     */
    public List<Socket> list(OpenNetns netns, IntFunction<String> linkName, boolean owners) throws SystemCallException {
        boolean diagnostics = modules.missing("inet_diag", "tcp_diag", "udp_diag") == null;
        List<Socket> sockets = diagnostics ? asked(netns, linkName) : null;
        if (sockets == null) {
            sockets = read(netns);
        }
        return owners
                ? new SocketOwners(root.procDirectory())
                        .added(sockets, netns.netns().inode(), ProcessScan.scan(root, Set.of(ProcessScan.Part.NETNS)))
                : sockets;
    }

    /** By sock_diag; null where this kernel has it not. */
    static List<Socket> asked(OpenNetns netns, IntFunction<String> linkName) throws SystemCallException {
        long inode = netns.netns().inode();
        List<Socket> sockets = new ArrayList<>();
        try (NetlinkSocket diagnostics = netns.netlink(NetlinkSocket.NETLINK_SOCK_DIAG, null)) {
            for (int protocol : new int[] {SocketDecoder.TCP, SocketDecoder.UDP}) {
                for (int family : new int[] {Libc.AF_INET, Libc.AF_INET6}) {
                    sockets.addAll(diagnostics.list(
                            SocketDecoder.request(family, protocol),
                            message -> SocketDecoder.decode(message, protocol, inode, linkName)));
                }
            }
        } catch (SystemCallException e) {
            // No NETLINK_SOCK_DIAG, no inet_diag, no handler for the protocol: a kernel built without them.
            if (e.errno() == Errno.EPROTONOSUPPORT || e.errno() == Errno.ENOENT || e.errno() == Errno.EINVAL) {
                return null;
            }
            throw e;
        }
        return sockets;
    }

    /** From {@code /proc/thread-self/net}, on a thread that entered. */
    List<Socket> read(OpenNetns netns) throws SystemCallException {
        Path net = Path.of(root.procDirectory(), "thread-self/net");
        return netns.inside(() -> {
            try {
                return ProcNetSockets.read(net, netns.netns().inode());
            } catch (IOException e) {
                throw new NotFound("sockets: read(" + net + "): " + e.getMessage(), e);
            }
        });
    }
}
