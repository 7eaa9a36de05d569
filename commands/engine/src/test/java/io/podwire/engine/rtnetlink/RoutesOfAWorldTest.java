package io.podwire.engine.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.net.Address;
import io.podwire.api.net.FdbEntry;
import io.podwire.api.net.Neighbor;
import io.podwire.api.net.Route;
import io.podwire.api.net.Route.NextHop;
import io.podwire.api.net.RouteQuery;
import io.podwire.api.net.Rule;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.NetlinkSocket;
import io.podwire.testkit.NetnsWorld;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Addresses, routes, rules, neighbors and FDB of one crowded namespace, entry by entry against ip and bridge. */
class RoutesOfAWorldTest {

    private static NetnsWorld world;
    private static String node;
    private static NetlinkSocket socket;
    private static Rtnetlink rtnetlink;

    @BeforeAll
    static void build() throws Exception {
        world = NetnsWorld.orSkip();
        node = world.netns("node");
        world.veth(node, "e0", node, "e1");
        for (String words : List.of(
                "addr add 192.0.2.1/24 dev e0",
                "addr add 10.9.0.1 peer 10.9.0.2/32 dev e1",
                "addr add 172.31.0.1/16 brd + dev e1 label e1:0 noprefixroute scope link metric 5",
                "-6 addr add 2001:db8::1/64 dev e0 nodad valid_lft 3000 preferred_lft 2000",
                "-6 addr add 2001:db8:9::1 peer 2001:db8:9::2/128 dev e1 nodad",
                "route add default via 192.0.2.254 metric 50",
                "route add 198.51.100.0/24 nexthop via 192.0.2.7 weight 3 nexthop via 192.0.2.8 dev e0 weight 1",
                "route add blackhole 203.0.113.0/24",
                "route add unreachable 203.0.114.0/24 metric 9",
                "route add prohibit 203.0.115.0/24",
                "route add throw 203.0.116.0/24 table 4242",
                "route add 10.7.0.0/16 via inet6 2001:db8::9 dev e0 mtu 1400 advmss 1300 initcwnd 5 proto bird table 100",
                "route add 10.6.0.0/16 dev e0 scope link src 192.0.2.1 proto 99",
                "route add 10.4.0.0/16 dev e0 proto 111",
                "route add 10.5.0.0/16 via 10.77.0.1 dev e1 onlink",
                "-6 route add default via 2001:db8::fe dev e0",
                "-6 route add 2001:db8:1::/48 nexthop via 2001:db8::7 weight 2 nexthop via 2001:db8::8",
                "-6 route add unreachable 2001:db8:2::/48",
                "-6 route add 2001:db8:3::/48 via fe80::1 dev e1 metric 7 pref low",
                "nexthop add id 5 via 192.0.2.33 dev e0",
                "route add 10.8.0.0/16 nhid 5",
                "rule add from 10.0.0.0/8 to 10.1.0.0/16 iif e0 fwmark 0x10/0xff table 100 priority 100",
                "rule add not from 192.0.2.4 ipproto tcp sport 5 dport 80-90 uidrange 3-9 lookup 300"
                        + " suppress_prefixlength 0 priority 101",
                "rule add priority 102 goto 32766",
                "rule add priority 98 fwmark 7 prohibit",
                "rule add priority 99 fwmark 8 tos 4 blackhole",
                "-6 rule add oif e0 lookup 77 priority 999",
                "-6 rule add from 2001:db8::/32 lookup main suppress_ifgroup 5 protocol static priority 1000",
                "neigh add 192.0.2.9 lladdr 02:00:00:00:00:09 dev e0 nud permanent",
                "neigh add 192.0.2.10 lladdr 02:00:00:00:00:0a dev e0 nud stale",
                "neigh add 192.0.2.11 dev e0 nud failed",
                "neigh add proxy 192.0.2.99 dev e0",
                "-6 neigh add 2001:db8::77 lladdr 02:00:00:00:00:10 dev e0 nud permanent router",
                "-6 neigh add proxy 2001:db8::78 dev e1",
                "link add vx0 type vxlan id 42 local 192.0.2.1 dstport 4789 dev e0",
                "link add br0 type bridge",
                "link set vx0 master br0",
                "link set vx0 up",
                "link set br0 up")) {
            List<String> all = new ArrayList<>(List.of("-n", node));
            all.addAll(List.of(words.split(" ")));
            world.ip(all.toArray(String[]::new));
        }
        for (String words : List.of(
                "fdb append 00:00:00:00:00:00 dev vx0 dst 192.0.2.20",
                "fdb append 00:00:00:00:00:00 dev vx0 dst 192.0.2.21 port 8472 vni 77 via e0",
                "fdb add 02:00:00:00:00:55 dev vx0 dst 192.0.2.22 self",
                "fdb add 02:00:00:00:00:56 dev vx0 master static",
                "fdb add 02:00:00:00:00:57 dev vx0 master static sticky")) {
            List<String> all = new ArrayList<>(List.of("bridge"));
            all.addAll(List.of(words.split(" ")));
            world.in(node, all.toArray(String[]::new));
        }
        socket = TestNetns.socket(Path.of("/run/netns", node));
        rtnetlink = new Rtnetlink(socket, world.inode(node));
    }

    @AfterAll
    static void remove() {
        if (socket != null) {
            socket.close();
        }
        if (world != null) {
            world.close();
        }
    }

    private static List<Map<String, Object>> ip(String... words) {
        List<String> all = new ArrayList<>(List.of("ip", "-n", node, "-j", "-d"));
        all.addAll(List.of(words));
        return Oracle.ask(all.toArray(String[]::new));
    }

    /** Without nulls, so that it can be compared with what a tool leaves out. */
    private static Map<String, Object> row(Object... keysAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (keysAndValues[i + 1] != null) {
                row.put((String) keysAndValues[i], keysAndValues[i + 1]);
            }
        }
        return row;
    }

    private static String text(Object value) {
        return Objects.toString(value, null);
    }

    @Test
    void addresses() throws Exception {
        List<Map<String, Object>> theirs = new ArrayList<>();
        for (Map<String, Object> link : ip("addr")) {
            for (Object info : (List<?>) link.get("addr_info")) {
                Map<String, Object> a = Oracle.map(info);
                theirs.add(row(
                        "dev", link.get("ifname"),
                        "local", a.get("local") + "/" + a.get("prefixlen"),
                        "peer", a.get("address"),
                        "broadcast", a.get("broadcast"),
                        "label", a.get("label"),
                        "scope", a.get("scope"),
                        "metric", a.get("metric"),
                        "noprefixroute", a.get("noprefixroute"),
                        "for ever", a.get("valid_life_time").equals(4294967295L)));
            }
        }
        List<Map<String, Object>> ours = new ArrayList<>();
        for (Address a : rtnetlink.addresses()) {
            ours.add(row(
                    "dev", a.link(),
                    "local", text(a.address()),
                    "peer", text(a.peer()),
                    "broadcast", text(a.broadcast()),
                    "label", a.label(),
                    "scope", a.scope(),
                    "metric", a.metric() == 0 ? null : a.metric(),
                    "noprefixroute", a.flags().contains("noprefixroute") ? true : null,
                    "for ever", a.validFor() == null));
        }
        assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
        Address leased = rtnetlink.addresses().stream()
                .filter(a -> a.address().equals(Cidr.parse("2001:db8::1/64")))
                .findFirst()
                .orElseThrow();
        assertThat(leased.validFor().toSeconds()).isBetween(2900L, 3000L);
        assertThat(leased.preferredFor().toSeconds()).isBetween(1900L, 2000L);
    }

    private static Map<String, Object> theirs(Map<String, Object> r, boolean v6) {
        List<Object> hops = new ArrayList<>();
        List<?> many = (List<?>) r.get("nexthops");
        if (many != null) {
            many.forEach(hop -> hops.add(hop(Oracle.map(hop))));
        } else if (!List.of("blackhole", "unreachable", "prohibit", "throw").contains(r.get("type"))) {
            hops.add(hop(r));
        }
        Map<String, Object> metrics =
                r.get("metrics") == null ? Map.of() : Oracle.map(((List<?>) r.get("metrics")).get(0));
        String destination = (String) r.get("dst");
        String prefix = destination.equals("default") ? v6 ? "::/0" : "0.0.0.0/0" : destination;
        return row(
                "type", r.get("type"),
                "dst", prefix.contains("/") ? prefix : prefix + (v6 ? "/128" : "/32"),
                "table", r.get("table"),
                "protocol", r.get("protocol"),
                "scope", r.get("scope"),
                "metric", r.getOrDefault("metric", 0L),
                "src", r.get("prefsrc"),
                "nhid", r.get("nhid"),
                "pref", r.get("pref"),
                "mtu", metrics.get("mtu"),
                "advmss", metrics.get("advmss"),
                "initcwnd", metrics.get("initcwnd"),
                "expires", r.containsKey("expires"),
                "hops", hops);
    }

    private static Map<String, Object> hop(Map<String, Object> hop) {
        Object via = hop.get("via") == null
                ? hop.get("gateway")
                : Oracle.map(hop.get("via")).get("host");
        return row(
                "via", via,
                "dev", hop.get("dev"),
                "weight", hop.getOrDefault("weight", 1L),
                "flags", hop.get("flags"));
    }

    private static Map<String, Object> ours(Route r) {
        List<Object> hops = new ArrayList<>();
        for (NextHop hop : r.nextHops()) {
            hops.add(row(
                    "via",
                    text(hop.gateway()),
                    "dev",
                    hop.link(),
                    "weight",
                    (long) hop.weight(),
                    "flags",
                    hop.flags()));
        }
        return row(
                "type", r.type(),
                "dst", text(r.destination()),
                "table", r.tableName(),
                "protocol", r.protocol(),
                "scope", r.scope(),
                "metric", r.metric(),
                "src", text(r.preferredSource()),
                "nhid", r.nextHopId(),
                "pref", r.preference(),
                "mtu", r.mtu() == null ? null : (long) r.mtu(),
                "advmss", metric(r, "advmss"),
                "initcwnd", metric(r, "initcwnd"),
                "expires", r.expires() != null,
                "hops", hops);
    }

    private static Long metric(Route route, String name) {
        return route.metrics().stream()
                .filter(m -> m.startsWith(name + "="))
                .map(m -> Long.valueOf(m.substring(name.length() + 1)))
                .findFirst()
                .orElse(null);
    }

    @Test
    void routesOfAllTables() throws Exception {
        List<Map<String, Object>> theirs = new ArrayList<>();
        ip("-4", "route", "show", "table", "all").forEach(r -> theirs.add(theirs(r, false)));
        ip("-6", "route", "show", "table", "all").forEach(r -> theirs.add(theirs(r, true)));
        List<Map<String, Object>> ours = new ArrayList<>();
        rtnetlink.routes().forEach(r -> ours.add(ours(r)));
        assertThat(ours).containsExactlyElementsOf(theirs);
        assertThat(ours.size()).isGreaterThan(25);
    }

    @Test
    void theKernelsChoice() throws Exception {
        for (String destination : List.of("192.0.2.77", "10.9.0.2", "2001:db8:3::5", "2001:db8::99", "192.0.2.1")) {
            Map<String, Object> theirs = ip("route", "get", destination).get(0);
            Route ours = rtnetlink.route(RouteQuery.to(IpAddress.parse(destination)));
            assertThat(ours.destination().address().toString()).isEqualTo(theirs.get("dst"));
            assertThat(text(ours.preferredSource())).isEqualTo(theirs.get("prefsrc"));
            assertThat(ours.nextHops().get(0).link()).isEqualTo(theirs.get("dev"));
            assertThat(text(ours.nextHops().get(0).gateway())).isEqualTo(theirs.get("gateway"));
        }
    }

    @Test
    void theEntryThatMatched() throws Exception {
        RouteQuery plain = RouteQuery.to(IpAddress.parse("198.51.100.5"));
        Route entry = rtnetlink.route(new RouteQuery(plain.destination(), null, null, null, 0, null, null, null, true));
        assertThat(entry.destination()).isEqualTo(Cidr.parse("198.51.100.0/24"));
        assertThat(entry.nextHops()).extracting(NextHop::weight).containsExactly(3, 1);
        // Without it the kernel picks one of the two.
        assertThat(rtnetlink.route(plain).nextHops()).hasSize(1);
    }

    @Test
    void aRuleDivertsWhatItMatches() throws Exception {
        IpAddress destination = IpAddress.parse("192.0.2.77");
        assertThatThrownBy(() ->
                        rtnetlink.route(new RouteQuery(destination, null, null, null, 7, null, null, null, false)))
                .isInstanceOfSatisfying(
                        SystemCallException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EACCES));
        assertThatThrownBy(() -> rtnetlink.route(RouteQuery.to(IpAddress.parse("203.0.114.1"))))
                .isInstanceOfSatisfying(
                        SystemCallException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EHOSTUNREACH));
    }

    @Test
    void rules() throws Exception {
        List<Map<String, Object>> theirs = new ArrayList<>();
        for (String family : List.of("inet", "inet6")) {
            for (Map<String, Object> r : ip("-f", family, "rule")) {
                String mask = r.get("fwmask") == null ? "" : "/" + r.get("fwmask");
                theirs.add(row(
                        "family", family,
                        "priority", r.get("priority"),
                        "not", r.containsKey("not"),
                        "from", prefix(r, "src"),
                        "to", prefix(r, "dst"),
                        "iif", r.get("iif"),
                        "oif", r.get("oif"),
                        "mark", r.get("fwmark") == null ? null : r.get("fwmark") + mask,
                        "ipproto", r.get("ipproto"),
                        "sport", ports(r, "sport"),
                        "dport", ports(r, "dport"),
                        "uids", r.get("uid_start") == null ? null : r.get("uid_start") + "-" + r.get("uid_end"),
                        "table", r.get("table"),
                        "goto", r.get("goto"),
                        "action", r.get("action"),
                        "suppress", text(r.get("suppress_prefixlen")),
                        "group", text(r.get("suppress_ifgroup")),
                        "by", r.get("protocol")));
            }
        }
        List<Map<String, Object>> ours = new ArrayList<>();
        for (Rule r : rtnetlink.rules()) {
            ours.add(row(
                    "family", r.family(),
                    "priority", r.priority(),
                    "not", r.inverted(),
                    "from", text(r.from()),
                    "to", text(r.to()),
                    "iif", r.inputLink(),
                    "oif", r.outputLink(),
                    "mark", r.mark(),
                    "ipproto", r.protocol(),
                    "sport", r.sourcePorts(),
                    "dport", r.destinationPorts(),
                    "uids", r.userIds(),
                    "table", r.tableName(),
                    "goto", r.target(),
                    // ip names the action only where it is neither a table nor a jump.
                    "action", List.of("table", "goto").contains(r.action()) ? null : r.action(),
                    "suppress", text(r.suppressPrefixLength()),
                    "group", text(r.suppressGroup()),
                    "by", r.madeBy()));
        }
        assertThat(ours).containsExactlyElementsOf(theirs);
    }

    private static String prefix(Map<String, Object> rule, String key) {
        Object address = rule.get(key);
        if (address == null || address.equals("all")) {
            return null;
        }
        Object length = rule.get(key + "len");
        return address + "/" + (length != null ? length : address.toString().contains(":") ? "128" : "32");
    }

    private static String ports(Map<String, Object> rule, String key) {
        Object one = rule.get(key);
        return one != null
                ? one.toString()
                : rule.get(key + "_start") == null ? null : rule.get(key + "_start") + "-" + rule.get(key + "_end");
    }

    @Test
    void neighborsAndProxies() throws Exception {
        List<Map<String, Object>> theirs = new ArrayList<>();
        for (Map<String, Object> n : ip("neigh", "show", "nud", "all")) {
            theirs.add(row(
                    "dst", n.get("dst"),
                    "dev", n.get("dev"),
                    "lladdr", n.get("lladdr"),
                    "state", n.get("state"),
                    "router", n.containsKey("router"),
                    "proxy", false));
        }
        for (Map<String, Object> n : ip("neigh", "show", "proxy")) {
            theirs.add(
                    row("dst", n.get("dst"), "dev", n.get("dev"), "state", List.of(), "router", false, "proxy", true));
        }
        List<Map<String, Object>> ours = new ArrayList<>();
        for (Neighbor n : rtnetlink.neighbors()) {
            ours.add(row(
                    "dst", text(n.address()),
                    "dev", n.link(),
                    "lladdr", text(n.mac()),
                    "state", n.states(),
                    "router", n.flags().contains("router"),
                    "proxy", n.proxy()));
        }
        assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
        assertThat(ours)
                .anyMatch(n -> n.get("proxy").equals(true) && n.get("dst").equals("2001:db8::78"));
    }

    @Test
    void forwardingDatabase() throws Exception {
        List<Map<String, Object>> theirs = new ArrayList<>();
        for (Map<String, Object> f : Oracle.ask("bridge", "-n", node, "-j", "-d", "fdb")) {
            theirs.add(row(
                    "mac", f.get("mac"),
                    "dev", f.get("ifname"),
                    "master", f.get("master"),
                    "dst", f.get("dst"),
                    "port", f.get("port"),
                    "vni", f.get("vni"),
                    "via", f.get("viaIf"),
                    "state", f.get("state"),
                    "self", Oracle.strings(f.get("flags")).contains("self"),
                    "sticky", Oracle.strings(f.get("flags")).contains("sticky")));
        }
        List<Map<String, Object>> ours = new ArrayList<>();
        for (FdbEntry f : rtnetlink.fdb()) {
            ours.add(row(
                    "mac", text(f.mac()),
                    "dev", f.link(),
                    "master", f.master(),
                    "dst", text(f.remote()),
                    "port", f.port() == null ? null : (long) f.port(),
                    "vni", f.vni(),
                    "via", f.viaName(),
                    // bridge(8) leaves "reachable" out.
                    "state", f.states().contains("reachable") ? "" : f.states().get(0),
                    "self", f.flags().contains("self"),
                    "sticky", f.flags().contains("sticky")));
        }
        assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
        assertThat(ours)
                .anyMatch(f ->
                        "192.0.2.21".equals(f.get("dst")) && Long.valueOf(77).equals(f.get("vni")));
    }
}
