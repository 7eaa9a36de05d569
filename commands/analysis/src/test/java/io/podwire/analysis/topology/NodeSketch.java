package io.podwire.analysis.topology;

import io.podwire.analysis.place.NetnsFacts;
import io.podwire.analysis.place.NodeFacts;
import io.podwire.api.net.Address;
import io.podwire.api.net.FarEnd;
import io.podwire.api.net.FdbEntry;
import io.podwire.api.net.GeneveKind;
import io.podwire.api.net.Link;
import io.podwire.api.net.LinkKind;
import io.podwire.api.net.LinkStatistics;
import io.podwire.api.net.Netns;
import io.podwire.api.net.Route;
import io.podwire.api.net.Rule;
import io.podwire.api.net.TrafficFilter;
import io.podwire.api.net.VxlanKind;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.api.pod.Pod;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facts of an invented node, put together line by line; nothing in it has to fit together. */
final class NodeSketch {

    static final long HOST = 100;

    private final String name;
    private final Map<Long, Netns> netnses = new LinkedHashMap<>();
    private final Map<Long, List<Link>> links = new HashMap<>();
    private final Map<Long, List<Address>> addresses = new HashMap<>();
    private final Map<Long, Map<Integer, Long>> nsids = new HashMap<>();
    private final Map<Long, List<TrafficFilter>> filters = new HashMap<>();
    private final Map<Long, List<FdbEntry>> fdb = new HashMap<>();
    private final Map<Long, List<Route>> routes = new HashMap<>();
    private final List<Pod> pods = new ArrayList<>();
    private final Map<String, List<OvsBridge.Port>> bridges = new LinkedHashMap<>();
    private String plugin;

    NodeSketch(String name) {
        this.name = name;
        netnses.put(HOST, new Netns(HOST, true, List.of(), List.of(), List.of(1), List.of(), null));
    }

    NodeSketch plugin(String other) {
        plugin = other;
        return this;
    }

    /** A namespace that the host and it have ids for: the host's id of it is its inode, its id of the host 0. */
    NodeSketch netns(long inode, String netnsName) {
        netnses.put(inode, new Netns(inode, false, List.of(netnsName), List.of(), List.of(), List.of(), (int) inode));
        nsid(HOST, (int) inode, inode);
        return nsid(inode, 0, HOST);
    }

    NodeSketch nsid(long in, int id, long of) {
        nsids.computeIfAbsent(in, n -> new HashMap<>()).put(id, of);
        return this;
    }

    NodeSketch pod(long inode, String namespace, String podName) {
        pods.add(new Pod(
                namespace,
                podName,
                "uid-" + podName,
                "containerd",
                "runc",
                "aa" + inode,
                inode,
                null,
                false,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of()));
        return this;
    }

    /** A plain link. */
    NodeSketch link(long netns, int index, String link, String... cidrs) {
        return link(netns, index, link, new LinkKind.Plain(), null, null, null, cidrs);
    }

    NodeSketch link(
            long netns,
            int index,
            String link,
            LinkKind kind,
            Integer master,
            Integer parent,
            Integer parentNsid,
            String... cidrs) {
        boolean loopback = link.equals("lo");
        links.computeIfAbsent(netns, n -> new ArrayList<>())
                .add(new Link(
                        netns,
                        index,
                        link,
                        List.of(),
                        null,
                        loopback ? "loopback" : "ether",
                        mac(netns, index),
                        null,
                        1450,
                        loopback ? List.of("UP", "LOOPBACK") : List.of("UP"),
                        "UP",
                        true,
                        1,
                        master,
                        null,
                        parent,
                        parentNsid,
                        "noqueue",
                        1000,
                        1,
                        0,
                        0,
                        kind,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        new LinkStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
        for (String cidr : cidrs) {
            addresses
                    .computeIfAbsent(netns, n -> new ArrayList<>())
                    .add(new Address(
                            netns,
                            index,
                            link,
                            Cidr.parse(cidr),
                            null,
                            null,
                            null,
                            "global",
                            List.of(),
                            null,
                            null,
                            null,
                            0));
        }
        return this;
    }

    static MacAddress mac(long netns, int index) {
        return MacAddress.parse(String.format("02:00:%02x:%02x:00:%02x", netns >> 8 & 255, netns & 255, index & 255));
    }

    /** Both ends of a cable, the pod's being its namespace's {@code eth0} of index 2. */
    NodeSketch cable(long inode, int hostIndex, String hostLink, Integer master, String... cidrs) {
        link(HOST, hostIndex, hostLink, new LinkKind.Veth(), master, 2, (int) inode);
        return link(inode, 2, "eth0", new LinkKind.Veth(), null, hostIndex, 0, cidrs);
    }

    static VxlanKind vxlan(long id, String local, String remote, Integer below, int port) {
        return new VxlanKind(
                id,
                remote == null ? FarEnd.FDB : FarEnd.REMOTE,
                address(remote),
                address(local),
                below,
                port,
                null,
                0,
                0,
                "unset",
                true,
                Duration.ofSeconds(300),
                0,
                false,
                false,
                false,
                false,
                false,
                true,
                false,
                false);
    }

    static GeneveKind externalGeneve() {
        return new GeneveKind(null, FarEnd.UNKNOWN, null, 6081, 0, 0, "unset", true, null, false);
    }

    static LinkKind bridge() {
        return new LinkKind.Other("bridge", List.of());
    }

    private static IpAddress address(String text) {
        return text == null ? null : IpAddress.parse(text);
    }

    NodeSketch fdb(long netns, int index, String remote) {
        fdb.computeIfAbsent(netns, n -> new ArrayList<>())
                .add(new FdbEntry(
                        netns,
                        index,
                        null,
                        MacAddress.parse("00:00:00:00:00:00"),
                        null,
                        null,
                        null,
                        address(remote),
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of("permanent"),
                        List.of("self"),
                        null,
                        null));
        return this;
    }

    NodeSketch route(long netns, String destination, String gateway, Integer index) {
        return route(netns, destination, gateway, index, "unicast", 254);
    }

    NodeSketch route(long netns, String destination, String gateway, Integer index, String type, long table) {
        Route.NextHop hop = new Route.NextHop(address(gateway), index, null, 1, List.of(), null);
        routes.computeIfAbsent(netns, n -> new ArrayList<>())
                .add(new Route(
                        netns,
                        Cidr.parse(destination),
                        null,
                        type,
                        table,
                        table == 254 ? "main" : Long.toString(table),
                        "boot",
                        "global",
                        null,
                        0,
                        0,
                        List.of(hop),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null));
        return this;
    }

    NodeSketch redirect(long netns, int from, int to, String parent, Boolean all) {
        TrafficFilter.Redirect where = new TrafficFilter.Redirect("redirect", "egress", to, null);
        return filter(
                netns,
                from,
                parent,
                "u32",
                all,
                new TrafficFilter.Action(1, "mirred", "stolen", where, null, null, 0, 0, 0));
    }

    NodeSketch filter(long netns, int link, String parent, String kind, Boolean all, TrafficFilter.Action... actions) {
        filters.computeIfAbsent(netns, n -> new ArrayList<>())
                .add(new TrafficFilter(
                        netns,
                        link,
                        null,
                        parent,
                        kind,
                        1,
                        "all",
                        "800::800",
                        0,
                        all,
                        null,
                        kind.equals("bpf") ? 7L : null,
                        kind.equals("bpf") ? "cil_from_container" : null,
                        null,
                        List.of(actions)));
        return this;
    }

    /** A port of one interface. */
    NodeSketch port(
            String bridge, String port, String type, Integer ifIndex, Integer ofPort, Map<String, String> options) {
        OvsBridge.Interface wire = new OvsBridge.Interface(
                port,
                "if-" + bridge + port,
                type,
                ofPort,
                ifIndex,
                null,
                "up",
                "up",
                null,
                options,
                Map.of(),
                Map.of());
        bridges.computeIfAbsent(bridge, b -> new ArrayList<>())
                .add(new OvsBridge.Port(port, "port-" + bridge + port, null, List.of(wire)));
        return this;
    }

    /** An interface with a MAC. */
    NodeSketch internalPort(String bridge, String port, Integer ifIndex, String mac) {
        OvsBridge.Interface wire = new OvsBridge.Interface(
                port, "if-" + port, "internal", 9, ifIndex, mac, "up", "up", null, Map.of(), Map.of(), Map.of());
        bridges.computeIfAbsent(bridge, b -> new ArrayList<>())
                .add(new OvsBridge.Port(port, "port-" + port, null, List.of(wire)));
        return this;
    }

    TopologyFacts facts() {
        List<NetnsFacts> read = new ArrayList<>();
        Map<Long, Forwarding> forwarding = new HashMap<>();
        for (Netns netns : netnses.values()) {
            long inode = netns.inode();
            read.add(new NetnsFacts(
                    netns,
                    links.getOrDefault(inode, List.of()),
                    addresses.getOrDefault(inode, List.of()),
                    nsids.getOrDefault(inode, Map.of())));
            forwarding.put(
                    inode,
                    new Forwarding(
                            filters.getOrDefault(inode, List.of()),
                            fdb.getOrDefault(inode, List.of()),
                            routes.getOrDefault(inode, List.of()),
                            RULES));
        }
        List<OvsBridge> ovs = new ArrayList<>();
        bridges.forEach((bridge, ports) ->
                ovs.add(new OvsBridge(bridge, "uuid-" + bridge, "netdev", null, null, Map.of(), ports)));
        return new TopologyFacts(new NodeFacts(name, read, pods, ovs, false), plugin, forwarding);
    }

    private static final List<Rule> RULES = List.of(
            rule("inet", 0, 255, "local"),
            rule("inet", 32_766, 254, "main"),
            rule("inet6", 0, 255, "local"),
            rule("inet6", 32_766, 254, "main"));

    private static Rule rule(String family, long priority, long table, String tableName) {
        return new Rule(
                HOST, family, priority, false, null, null, null, null, null, null, null, null, null, null, "table",
                table, tableName, null, null, null, "kernel");
    }
}
