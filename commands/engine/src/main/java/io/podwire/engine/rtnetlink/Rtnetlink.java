package io.podwire.engine.rtnetlink;

import io.podwire.api.net.Address;
import io.podwire.api.net.FdbEntry;
import io.podwire.api.net.Link;
import io.podwire.api.net.Neighbor;
import io.podwire.api.net.Route;
import io.podwire.api.net.RouteQuery;
import io.podwire.api.net.Rule;
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.Attributes;
import io.podwire.engine.netlink.NetlinkMessage;
import io.podwire.engine.netlink.NetlinkSocket;
import io.podwire.engine.netlink.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The questions podwire asks of NETLINK_ROUTE, each answered anew by the kernel. None of them changes anything or loads a module:
 * they are RTM_GET* only. (A dump of links makes the kernel number the namespaces that links lead to, if it has not done so when
 * the links were moved there; it always has.)
 */
public final class Rtnetlink {

    private static final int RTM_GETLINK = 18;
    private static final int RTM_GETADDR = 22;
    private static final int RTM_GETROUTE = 26;
    private static final int RTM_GETNEIGH = 30;
    private static final int RTM_GETRULE = 34;
    private static final int RTM_NEWNSID = 88;
    private static final int RTM_GETNSID = 90;

    private static final int IFLA_EXT_MASK = 29;
    private static final int RTEXT_FILTER_VF = 1;

    private static final int RTM_F_LOOKUP_TABLE = 0x1000;
    private static final int RTM_F_FIB_MATCH = 0x2000;

    private static final int NETNSA_NSID = 1;
    private static final int NETNSA_FD = 3;

    private static final int[] FAMILIES = {Libc.AF_INET, Libc.AF_INET6};

    private final NetlinkSocket socket;
    private final long netns;

    /**
     * Asks through a socket.
     *
     * @param socket of NETLINK_ROUTE; not owned
     * @param netns inode of the namespace it belongs to, for the records
     */
    public Rtnetlink(NetlinkSocket socket, long netns) {
        this.socket = socket;
        this.netns = netns;
    }

    /** All links, by ifindex; of attached programs only XDP's, and these without names. */
    public List<Link> links() throws SystemCallException {
        Request request =
                Request.dump(RTM_GETLINK).zeros(LinkDecoder.HEADER).attribute32(IFLA_EXT_MASK, RTEXT_FILTER_VF);
        List<Link> links = socket.list(request, m -> LinkDecoder.decode(m, netns));
        links.sort(Comparator.comparingInt(Link::index));
        nameMasters(links);
        return links;
    }

    /**
     * One link, without its master's name.
     *
     * @return null where the namespace has none of this number
     */
    public Link link(int index) throws SystemCallException {
        Request request = new Request(RTM_GETLINK, 0)
                .zeros(4)
                .u32(index)
                .zeros(LinkDecoder.HEADER - 8)
                .attribute32(IFLA_EXT_MASK, RTEXT_FILTER_VF);
        try {
            return socket.ask(request, m -> LinkDecoder.decode(m, netns));
        } catch (SystemCallException e) {
            if (e.errno() == Errno.ENODEV) {
                return null;
            }
            throw e;
        }
    }

    private static void nameMasters(List<Link> links) {
        Map<Integer, String> names = new HashMap<>();
        for (Link link : links) {
            names.put(link.index(), link.name());
        }
        links.replaceAll(link -> link.master() == null ? link : link.withMasterName(names.get(link.master())));
    }

    /** All addresses, IPv4 then IPv6, by ifindex. */
    public List<Address> addresses() throws SystemCallException {
        LinkNames names = LinkNames.read(socket);
        // One dump of both families: half the system calls, which is what reading a thousand namespaces consists of.
        List<Address> all = socket.list(
                Request.dump(RTM_GETADDR).zeros(AddressDecoder.HEADER), m -> AddressDecoder.decode(m, netns, names));
        all.sort(Comparator.<Address, Boolean>comparing(
                        a -> a.address().address().v6())
                .thenComparingInt(Address::linkIndex));
        return all;
    }

    /** All routes of all tables, IPv4 then IPv6. */
    public List<Route> routes() throws SystemCallException {
        LinkNames names = LinkNames.read(socket);
        return eachFamily(
                family -> Request.dump(RTM_GETROUTE).u8(family).zeros(RouteDecoder.HEADER - 1),
                m -> RouteDecoder.decode(m, netns, names),
                null);
    }

    /** All rules, IPv4 then IPv6, by priority. */
    public List<Rule> rules() throws SystemCallException {
        return eachFamily(
                family -> Request.dump(RTM_GETRULE).u8(family).zeros(RuleDecoder.HEADER - 1),
                m -> RuleDecoder.decode(m, netns),
                Comparator.comparingLong(Rule::priority));
    }

    /** ARP then NDP, by ifindex and address, proxies after the entries of their link. */
    public List<Neighbor> neighbors() throws SystemCallException {
        LinkNames names = LinkNames.read(socket);
        List<Neighbor> all = new ArrayList<>();
        for (int family : FAMILIES) {
            List<Neighbor> found = new ArrayList<>();
            for (int flag : new int[] {0, NeighborDecoder.NTF_PROXY}) {
                Request request = Request.dump(RTM_GETNEIGH)
                        .u8(family)
                        .zeros(NeighborDecoder.HEADER - 3)
                        .u8(flag)
                        .u8(0);
                found.addAll(dump(request, family, m -> NeighborDecoder.neighbor(m, netns, names)));
            }
            found.sort(Comparator.comparingInt(Neighbor::linkIndex)
                    .thenComparing(Neighbor::proxy)
                    .thenComparing(Neighbor::address));
            all.addAll(found);
        }
        return all;
    }

    /** Forwarding databases of bridges and of VXLAN links, in the kernel's order. */
    public List<FdbEntry> fdb() throws SystemCallException {
        LinkNames names = LinkNames.read(socket);
        // Kernels before 4.20 read a struct ifinfomsg here, later ones take either: as bridge(8) does, send the longer.
        Request request = Request.dump(RTM_GETNEIGH).u8(Libc.AF_BRIDGE).zeros(LinkDecoder.HEADER - 1);
        return dump(request, Libc.AF_BRIDGE, m -> NeighborDecoder.fdb(m, netns, names));
    }

    /**
     * The kernel's own route look-up.
     *
     * @throws SystemCallException ENETUNREACH where there is none; EACCES, EHOSTUNREACH or EINVAL where a route forbids
     */
    public Route route(RouteQuery query) throws SystemCallException {
        LinkNames names = LinkNames.read(socket);
        boolean v6 = query.destination().v6();
        Request request = new Request(RTM_GETROUTE, 0)
                .u8(v6 ? Libc.AF_INET6 : Libc.AF_INET)
                .u8(query.destination().bits())
                .u8(query.source() == null ? 0 : query.source().bits())
                .zeros(5)
                .u32(RTM_F_LOOKUP_TABLE | (query.matchTable() ? RTM_F_FIB_MATCH : 0))
                .attribute(1, query.destination().octets()); // RTA_DST
        if (query.source() != null) {
            request.attribute(2, query.source().octets()); // RTA_SRC
        }
        if (query.inputLink() != null) {
            request.attribute32(3, query.inputLink()); // RTA_IIF
        }
        if (query.outputLink() != null) {
            request.attribute32(4, query.outputLink()); // RTA_OIF
        }
        if (query.mark() != 0) {
            request.attribute32(16, query.mark()); // RTA_MARK
        }
        if (query.protocol() != null) {
            request.attribute8(27, query.protocol()); // RTA_IP_PROTO
        }
        if (query.sourcePort() != null) {
            request.attribute16be(28, query.sourcePort()); // RTA_SPORT
        }
        if (query.destinationPort() != null) {
            request.attribute16be(29, query.destinationPort()); // RTA_DPORT
        }
        return socket.ask(request, m -> RouteDecoder.decode(m, netns, names));
    }

    /**
     * The id that the socket's namespace gives another; RTM_GETNSID, which makes none.
     *
     * @return null where it gives none
     */
    public Integer nsidOf(Descriptor other) throws SystemCallException {
        // struct rtgenmsg is one byte, padded to 4.
        Request request = new Request(RTM_GETNSID, 0).zeros(4).attribute32(NETNSA_FD, other.number());
        return socket.ask(request, Rtnetlink::nsid);
    }

    /** Ids of all namespaces that the socket's one has numbered; empty when it has numbered none. */
    public List<Integer> nsids() throws SystemCallException {
        return socket.list(Request.dump(RTM_GETNSID).zeros(4), Rtnetlink::nsid);
    }

    private static Integer nsid(NetlinkMessage message) {
        if (message.type() != RTM_NEWNSID) {
            return null;
        }
        Attributes attributes = message.attributes(4, "RTM_NEWNSID");
        while (attributes.next()) {
            if (attributes.type() == NETNSA_NSID) {
                int id = attributes.s32();
                return id < 0 ? null : id;
            }
        }
        return null;
    }

    private interface Question {
        Request of(int family);
    }

    private <T> List<T> eachFamily(Question question, Function<NetlinkMessage, T> decode, Comparator<T> order)
            throws SystemCallException {
        List<T> all = new ArrayList<>();
        for (int family : FAMILIES) {
            List<T> found = dump(question.of(family), family, decode);
            if (order != null) {
                found.sort(order);
            }
            all.addAll(found);
        }
        return all;
    }

    /**
     * A dump of one family. A kernel without it (IPv6 off, no policy rules) answers with every family it has, or refuses: both mean
     * that it has none of this one.
     */
    private <T> List<T> dump(Request request, int family, Function<NetlinkMessage, T> decode)
            throws SystemCallException {
        try {
            return socket.list(request, m -> m.u8(0) == family ? decode.apply(m) : null);
        } catch (SystemCallException e) {
            if (e.errno() == Errno.EOPNOTSUPP || e.errno() == Errno.EAFNOSUPPORT) {
                return new ArrayList<>();
            }
            throw e;
        }
    }
}
