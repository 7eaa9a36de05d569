package io.podwire.engine.capture;

import io.podwire.api.net.Link;
import io.podwire.api.net.LinkStatistics;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.NetlinkSocket;
import io.podwire.engine.rtnetlink.Rtnetlink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The links of one namespace while frames are taken from some of them: which there are, and what they have dropped since the beginning
 * by their own counters (rx_dropped and rx_missed_errors of rtnl_link_stats64: for want of memory or of a taker, and for want of room
 * in the card). Keeps the namespace alive until closed; for any thread.
 */
final class LinkDrops implements AutoCloseable {

    private final NetlinkSocket socket;
    private final Rtnetlink rtnetlink;
    private final Map<Integer, Long> atFirst = new HashMap<>();
    private final Map<Integer, Long> since = new HashMap<>();
    private boolean closed;

    /** @param socket of NETLINK_ROUTE in that namespace; owned */
    LinkDrops(NetlinkSocket socket, long netns) {
        this.socket = socket;
        this.rtnetlink = new Rtnetlink(socket, netns);
    }

    /** All links as they are now; the counters begin to count here. */
    synchronized List<Link> begin() throws SystemCallException {
        List<Link> links = rtnetlink.links();
        for (Link link : links) {
            atFirst.put(link.index(), dropped(link.statistics()));
        }
        return links;
    }

    private static long dropped(LinkStatistics statistics) {
        return statistics == null ? 0 : statistics.rxDropped() + statistics.rxMissed();
    }

    /**
     * Dropped since the beginning, by one link or by all that there were meanwhile.
     *
     * @param index ifindex; 0 for all. One that came later counts from when it was first seen, one that is gone as it was last seen
     * @return null where no such link was ever seen
     */
    synchronized Long since(int index) {
        for (Link link : index == 0 ? all() : one(index)) {
            long dropped = dropped(link.statistics());
            atFirst.putIfAbsent(link.index(), dropped);
            since.put(link.index(), dropped - atFirst.get(link.index()));
        }
        if (index != 0) {
            return since.get(index);
        }
        return since.isEmpty()
                ? null
                : since.values().stream().mapToLong(Long::longValue).sum();
    }

    /** False only where the kernel says that the namespace has no link of this number: what it can't tell now is not known to be gone. */
    synchronized boolean there(int index) {
        try {
            return !closed && rtnetlink.link(index) != null;
        } catch (SystemCallException e) {
            return true;
        }
    }

    private List<Link> all() {
        try {
            return closed ? List.of() : rtnetlink.links();
        } catch (SystemCallException e) {
            // What was counted so far stays.
            return List.of();
        }
    }

    /** A node has hundreds of links: one is not looked for among all. */
    private List<Link> one(int index) {
        try {
            Link link = closed ? null : rtnetlink.link(index);
            return link == null ? List.of() : List.of(link);
        } catch (SystemCallException e) {
            // As above.
            return List.of();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        socket.close();
    }
}
