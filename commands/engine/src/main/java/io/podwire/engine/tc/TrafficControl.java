package io.podwire.engine.tc;

import io.podwire.api.net.Qdisc;
import io.podwire.api.net.TrafficFilter;
import io.podwire.engine.linux.BpfPrograms;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.NetlinkSocket;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Asks one namespace's rtnetlink socket for traffic control. Only dumps are asked, which load no kernel module: modules of
 * classifiers and actions come with adding them (tcf_proto_lookup_ops in {@code net/sched/cls_api.c}).
 */
public final class TrafficControl {

    /**
     * Qdiscs that hold no filters ({@code tcf_block} is missing in their {@code Qdisc_class_ops}), so that a link with none but
     * these is not asked. A kind that is not here is asked: at worst the answer is empty.
     */
    private static final Set<String> WITHOUT_FILTERS = Set.of(
            "noqueue",
            "noop",
            "pfifo",
            "bfifo",
            "pfifo_fast",
            "pfifo_head_drop",
            "mq",
            "mqprio",
            "tbf",
            "fq",
            "codel",
            "pie",
            "red",
            "gred",
            "netem",
            "etf",
            "taprio",
            "hhf",
            "plug",
            "blackhole",
            "skbprio",
            "cbs");

    /** Qdiscs whose classes hold filters of their own; of the other classful ones only the qdisc does. */
    private static final Set<String> CLASSES_WITH_FILTERS = Set.of("htb", "hfsc", "cbq", "atm");

    private static final long CLSACT_INGRESS = 0xffff_fff2L;
    private static final long CLSACT_EGRESS = 0xffff_fff3L;

    private final NetlinkSocket route;
    private final long netns;
    private final IntFunction<String> linkName;

    /**
     * For one question.
     *
     * @param route NETLINK_ROUTE, opened in the namespace
     * @param netns its inode, for the records
     * @param linkName name of an ifindex of that namespace, or null
     */
    public TrafficControl(NetlinkSocket route, long netns, IntFunction<String> linkName) {
        this.route = route;
        this.netns = netns;
        this.linkName = linkName;
    }

    /** In the kernel's order: by link, what hangs at ingress last. */
    public List<Qdisc> qdiscs() throws SystemCallException {
        return route.list(
                TcMessage.dump(TcMessage.RTM_GETQDISC, 0, 0), message -> QdiscDecoder.decode(message, netns, linkName));
    }

    /** By link as {@link #qdiscs}, then by parent, chain and priority. */
    public List<TrafficFilter> filters() throws SystemCallException {
        List<TrafficFilter> filters = new ArrayList<>();
        FilterDecoder decoder = new FilterDecoder(netns, linkName, new BpfPrograms());
        Set<Integer> classesRead = new LinkedHashSet<>();
        for (Holder holder : holders()) {
            switch (holder.kind) {
                case "ingress" -> filters.addAll(at(decoder, holder.ifIndex, CLSACT_INGRESS, "ingress"));
                case "clsact" -> {
                    filters.addAll(at(decoder, holder.ifIndex, CLSACT_INGRESS, "ingress"));
                    filters.addAll(at(decoder, holder.ifIndex, CLSACT_EGRESS, "egress"));
                }
                default -> {
                    filters.addAll(at(decoder, holder.ifIndex, holder.handle, TcNames.parent(holder.handle)));
                    if (CLASSES_WITH_FILTERS.contains(holder.kind) && classesRead.add(holder.ifIndex)) {
                        for (long parent : classes(holder.ifIndex)) {
                            filters.addAll(at(decoder, holder.ifIndex, parent, TcNames.parent(parent)));
                        }
                    }
                }
            }
        }
        return filters;
    }

    private record Holder(int ifIndex, String kind, long handle) {}

    private List<Holder> holders() throws SystemCallException {
        return route.list(TcMessage.dump(TcMessage.RTM_GETQDISC, 0, 0), message -> {
            TcMessage head = TcMessage.of(message);
            String kind = kind(message, "RTM_NEWQDISC");
            // Without a handle it can be named only as "the root", which is what parent 0 means.
            boolean nameless = head.handle() == 0 && head.parent() != TcNames.ROOT;
            return WITHOUT_FILTERS.contains(kind) || nameless ? null : new Holder(head.ifIndex(), kind, head.handle());
        });
    }

    private static String kind(io.podwire.engine.netlink.NetlinkMessage message, String name) {
        var attributes = TcMessage.attributes(message, name);
        while (attributes.next()) {
            if (attributes.type() == TcMessage.TCA_KIND) {
                return attributes.string();
            }
        }
        return "";
    }

    private List<Long> classes(int ifIndex) throws SystemCallException {
        try {
            return route.list(
                    TcMessage.dump(TcMessage.RTM_GETTCLASS, ifIndex, 0),
                    message -> CLASSES_WITH_FILTERS.contains(kind(message, "RTM_NEWTCLASS"))
                            ? Long.valueOf(TcMessage.of(message).handle())
                            : null);
        } catch (SystemCallException e) {
            return gone(e);
        }
    }

    private List<TrafficFilter> at(FilterDecoder decoder, int ifIndex, long parent, String name)
            throws SystemCallException {
        try {
            return route.list(
                    TcMessage.dump(TcMessage.RTM_GETTFILTER, ifIndex, parent),
                    message -> decoder.decode(message, ifIndex, name));
        } catch (SystemCallException e) {
            return gone(e);
        }
    }

    /** A link or qdisc that vanished since the list was made has nothing any more. */
    private static <T> List<T> gone(SystemCallException e) throws SystemCallException {
        if (e.errno() == Errno.ENODEV || e.errno() == Errno.EINVAL || e.errno() == Errno.ENOENT) {
            return List.of();
        }
        throw e;
    }
}
