package io.podwire.analysis.place;

import io.podwire.api.net.Address;
import io.podwire.api.net.Link;
import io.podwire.api.net.LinkKind;
import io.podwire.api.net.LinkStatistics;
import io.podwire.api.net.Netns;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.api.pod.CniAttachment;
import io.podwire.api.pod.Container;
import io.podwire.api.pod.Pod;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.MacAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facts of an invented node, put together line by line. */
final class World {

    static final long HOST = 100;

    private final Map<Long, Netns> netnses = new LinkedHashMap<>();
    private final Map<Long, List<Link>> links = new HashMap<>();
    private final Map<Long, List<Address>> addresses = new HashMap<>();
    private final Map<Long, Map<Integer, Long>> nsids = new HashMap<>();
    private final List<Pod> pods = new ArrayList<>();
    private final List<OvsBridge> bridges = new ArrayList<>();
    private boolean ovsUnknown;

    World() {
        add(new Netns(HOST, true, List.of(), List.of(), List.of(1, 2), List.of(), null));
    }

    private void add(Netns netns) {
        netnses.put(netns.inode(), netns);
        links.put(netns.inode(), new ArrayList<>());
        addresses.put(netns.inode(), new ArrayList<>());
        nsids.put(netns.inode(), new HashMap<>());
    }

    World netns(long inode, String name, Integer nsid, Integer... pids) {
        List<String> names = name == null ? List.of() : List.of(name);
        List<String> paths = name == null ? List.of() : List.of("/run/netns/" + name);
        add(new Netns(inode, false, names, paths, List.of(pids), List.of(), nsid));
        if (nsid != null) {
            nsids.get(HOST).put(nsid, inode);
        }
        return this;
    }

    /** Says that one namespace numbers another so. */
    World nsid(long in, int id, long of) {
        nsids.get(in).put(id, of);
        return this;
    }

    World link(
            long netns,
            int index,
            String name,
            String kind,
            String mac,
            Integer master,
            Integer parent,
            Integer parentNsid) {
        links.get(netns)
                .add(new Link(
                        netns,
                        index,
                        name,
                        List.of(),
                        null,
                        name.equals("lo") ? "loopback" : "ether",
                        mac == null ? null : MacAddress.parse(mac),
                        null,
                        1450,
                        name.equals("lo") ? List.of("UP", "LOOPBACK") : List.of("UP"),
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
                        new LinkKind.Other(kind, List.of()),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        new LinkStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
        return this;
    }

    World address(long netns, int index, String cidr) {
        addresses
                .get(netns)
                .add(new Address(
                        netns,
                        index,
                        null,
                        Cidr.parse(cidr),
                        null,
                        null,
                        null,
                        "global",
                        List.of("permanent"),
                        null,
                        null,
                        null,
                        0));
        return this;
    }

    World pod(Pod pod) {
        pods.add(pod);
        return this;
    }

    World bridge(OvsBridge bridge) {
        bridges.add(bridge);
        return this;
    }

    World ovsUnknown() {
        ovsUnknown = true;
        return this;
    }

    static Pod pod(
            String namespace,
            String name,
            String uid,
            String sandbox,
            Long netns,
            boolean hostNetwork,
            List<Integer> pids) {
        return pod(namespace, name, uid, sandbox, netns, hostNetwork, pids, List.of());
    }

    static Pod withCni(Pod pod, String address) {
        CniAttachment cni = new CniAttachment(
                "cbr0",
                "bridge",
                pod.sandbox(),
                "eth0",
                null,
                null,
                List.of(Cidr.parse(address)),
                "/var/lib/cni/results/x");
        return pod(
                pod.namespace(),
                pod.name(),
                pod.uid(),
                pod.sandbox(),
                pod.netns(),
                pod.hostNetwork(),
                pod.pids(),
                List.of(cni));
    }

    private static Pod pod(
            String namespace,
            String name,
            String uid,
            String sandbox,
            Long netns,
            boolean hostNetwork,
            List<Integer> pids,
            List<CniAttachment> cni) {
        return new Pod(
                namespace,
                name,
                uid,
                "containerd",
                "runc",
                sandbox,
                netns,
                null,
                hostNetwork,
                null,
                pids,
                List.of(new Container(sandbox.replace('a', 'c'), "main", null, null, List.of(), null)),
                cni,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
    }

    NodeFacts facts() {
        List<NetnsFacts> facts = new ArrayList<>();
        for (Netns netns : netnses.values()) {
            long inode = netns.inode();
            facts.add(new NetnsFacts(netns, links.get(inode), addresses.get(inode), nsids.get(inode)));
        }
        return new NodeFacts("worker-1", facts, pods, bridges, ovsUnknown);
    }

    /**
     * A node with a bridge and two pods whose links have the same index and name, and whose addresses begin alike: 10.244.1.4 in
     * shop/cart (netns 201) and 10.244.1.46 in shop/cartographer (netns 202).
     */
    static World twoPods() {
        return new World()
                .netns(201, "cni-cart", 0, 4711, 4712)
                .netns(202, "cni-map", 1, 4800)
                .link(HOST, 1, "lo", "", "00:00:00:00:00:00", null, null, null)
                .link(HOST, 2, "eth0", "", "02:00:00:00:00:02", null, null, null)
                .link(HOST, 3, "cni0", "bridge", "02:00:00:00:00:03", null, null, null)
                .link(HOST, 10, "vethcart", "veth", "02:00:00:00:00:10", 3, 2, 0)
                .link(HOST, 11, "vethmap", "veth", "02:00:00:00:00:11", 3, 2, 1)
                .link(HOST, 4, "flannel.1", "vxlan", "02:00:00:00:00:04", null, null, null)
                .address(HOST, 2, "192.168.10.163/24")
                .address(HOST, 3, "10.244.1.1/24")
                .address(HOST, 4, "10.244.1.0/32")
                .link(201, 1, "lo", "", "00:00:00:00:00:00", null, null, null)
                .link(201, 2, "eth0", "veth", "0a:00:00:00:02:01", null, 10, 0)
                .address(201, 1, "127.0.0.1/8")
                .address(201, 2, "10.244.1.4/24")
                .address(201, 2, "fd00::4/64")
                .nsid(201, 0, HOST)
                .link(202, 2, "eth0", "veth", "0a:00:00:00:02:02", null, 11, 0)
                .address(202, 2, "10.244.1.46/24")
                .nsid(202, 0, HOST)
                .pod(pod("shop", "cart", "6f68d869-0001", "aa11223344556677", 201L, false, List.of(4711, 4712)))
                .pod(pod("shop", "cartographer", "6f68d869-0002", "ab99887766554433", 202L, false, List.of(4800)))
                .pod(pod("kube-system", "proxy", "77777777-0003", "ad00000000000000", HOST, true, List.of(2)));
    }
}
