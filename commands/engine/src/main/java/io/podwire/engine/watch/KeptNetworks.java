package io.podwire.engine.watch;

import io.podwire.api.command.Observed;
import io.podwire.api.net.Address;
import io.podwire.api.net.Netns;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.Epoll;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.EventSocket;
import io.podwire.engine.netns.NetnsEntry;
import io.podwire.engine.netns.OpenNetns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The addresses of namespaces that are bound on a file, each with a socket inside that hears when they change. Such a socket keeps
 * its namespace alive, so it is let go as soon as no file holds the namespace any more; namespaces that only processes hold are never
 * kept, since nothing tells when the last of these leaves. For one thread at a time.
 */
final class KeptNetworks implements AutoCloseable {

    /** One descriptor each. */
    static final int MOST = 2048;

    /** A namespace with more is read each time: a node's memory is not ours. */
    private static final int MOST_ADDRESSES = 1024;

    private static final int AT_ONCE = 64;

    private static final class Kept {
        final EventSocket socket;
        List<Address> addresses;

        Kept(EventSocket socket) {
            this.socket = socket;
        }
    }

    private final Epoll events;
    private final HostRoot root;
    private final int most;
    private final Map<Long, Kept> kept = new HashMap<>();
    private boolean closed;

    /** @param events tells which sockets have heard something, by inode */
    KeptNetworks(Epoll events, HostRoot root, int most) {
        this.events = events;
        this.root = root;
        this.most = most;
    }

    /** Begins to listen in those that are bound on a file and not listened in yet. What can't be opened is left out. */
    void listenIn(List<Netns> netnses) {
        List<Netns> some = new ArrayList<>();
        for (Netns netns : closed ? List.<Netns>of() : netnses) {
            boolean bound = netns.paths().stream().anyMatch(path -> !path.startsWith("/proc/"));
            if (bound && !netns.host() && !kept.containsKey(netns.inode()) && kept.size() + some.size() < most) {
                some.add(netns);
            }
        }
        for (int from = 0; from < some.size(); from += AT_ONCE) {
            listenInSome(some.subList(from, Math.min(some.size(), from + AT_ONCE)));
        }
    }

    private void listenInSome(List<Netns> some) {
        List<OpenNetns> opened = new ArrayList<>(some.size());
        try {
            for (Netns netns : some) {
                Observed<OpenNetns> one = Observed.of(netns.label(), () -> OpenNetns.open(netns, root));
                if (one.known()) {
                    opened.add(one.value());
                }
            }
            List<NetnsEntry.Outcome<EventSocket>> sockets = NetnsEntry.insideEach(
                    opened.stream().map(OpenNetns::place).toList(),
                    () -> EventSocket.open(EventSocket.LINKS, EventSocket.IPV4_ADDRESSES, EventSocket.IPV6_ADDRESSES));
            for (int i = 0; i < sockets.size(); i++) {
                if (sockets.get(i).failure() == null) {
                    keep(opened.get(i).netns().inode(), sockets.get(i).value());
                }
            }
        } finally {
            opened.forEach(OpenNetns::close);
        }
    }

    private void keep(long inode, EventSocket socket) {
        try {
            events.add(socket.descriptor(), Libc.POLLIN, inode);
            kept.put(inode, new Kept(socket));
        } catch (SystemCallException e) {
            socket.close();
        }
    }

    /** True where something is listening in there. */
    boolean listensIn(long inode) {
        return kept.containsKey(inode);
    }

    /** Its addresses as they were read and have not changed since; null where they are to be read. */
    List<Address> addresses(long inode) {
        Kept one = kept.get(inode);
        return one == null ? null : one.addresses;
    }

    /** Takes what was read after the listening began. */
    void remember(long inode, List<Address> addresses) {
        Kept one = kept.get(inode);
        if (one != null && addresses.size() <= MOST_ADDRESSES) {
            one.addresses = List.copyOf(addresses);
        }
    }

    /** Something happened in there. */
    void heard(long inode) {
        Kept one = kept.get(inode);
        if (one == null) {
            return;
        }
        one.addresses = null;
        try {
            one.socket.drain();
        } catch (SystemCallException deaf) {
            kept.remove(inode);
            one.socket.close();
        }
    }

    /** Lets go of all but these. */
    void keepOnly(Set<Long> inodes) {
        for (Iterator<Map.Entry<Long, Kept>> all = kept.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Long, Kept> one = all.next();
            if (!inodes.contains(one.getKey())) {
                one.getValue().socket.close();
                all.remove();
            }
        }
    }

    /** How many namespaces it listens in. */
    int size() {
        return kept.size();
    }

    /** Lets go of all, and listens no more. */
    @Override
    public void close() {
        closed = true;
        keepOnly(Set.of());
    }
}
