package io.podwire.shell.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.testkit.NetnsWorld;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node and a virtual machine made of namespaces, with every sort of edge that the kernel here can make: each edge that podwire draws is
 * one that {@code ip}, {@code bridge} and {@code tc} tell of, and none is missing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopologyAgainstToolsTest {

    private static final Set<String> TOLD_BY_TOOLS =
            Set.of("veth", "bridge-port", "parent", "redirect", "tunnel", "tunnel-socket");

    private Path folder;
    private NetnsWorld world;
    private PodwireThere podwire;
    private String worker;
    private String peer;
    private String machine;
    private String machinePod;
    private String web;
    private String routed;
    private String mac;
    private Set<String> places;
    private GraphOracle oracle;

    @BeforeAll
    void build(@TempDir Path temporary) {
        folder = temporary;
        world = NetnsWorld.orSkip();
        worker = world.netns("worker");
        peer = world.netns("peer");
        machine = world.netns("vm");
        machinePod = world.netns("vmpod");
        web = world.netns("web");
        routed = world.netns("routed");
        mac = world.netns("mac");
        places = new LinkedHashSet<>(List.of(worker, peer, machine, machinePod, web, routed, mac));
        world.veth(worker, "eth0", machine, "eth0");
        world.address(worker, "eth0", "192.168.10.163/24");
        world.address(worker, "eth0", "fd00:10::163/64");
        world.address(machine, "eth0", "192.168.10.201/24");
        world.address(machine, "eth0", "fd00:10::201/64");
        world.ip("-n", worker, "route", "add", "default", "via", "192.168.10.201");
        peerPod();
        bridgedPod();
        routedPod();
        world.ip("-n", worker, "link", "add", "mv0", "link", "eth0", "type", "macvlan", "mode", "bridge");
        world.ip("-n", worker, "link", "set", "mv0", "netns", mac);
        world.ip("-n", mac, "link", "set", "mv0", "up");
        world.ip("-n", worker, "tuntap", "add", "tap0", "mode", "tap");
        flannel();
        podwire = new PodwireThere(worker, folder, Map.of());
        oracle = new GraphOracle(List.copyOf(places), (place, words) -> world.in(place, words));
    }

    /** The pod's cable and a tunnel to its virtual machine, joined by tc; the tunnel's socket is the worker's. */
    private void peerPod() {
        world.veth(worker, "ovnpod0", peer, "eth0");
        tunnel(worker, "vxlan1", "192.168.10.163", "192.168.10.201", peer);
        tunnel(machine, "vxlan0", "192.168.10.201", "192.168.10.163", machinePod);
        world.address(peer, "eth0", "10.132.2.46/23");
        world.address(machinePod, "vxlan0", "10.132.2.46/23");
        world.ip("-n", machinePod, "route", "add", "default", "via", "10.132.2.1");
        redirect(peer, "eth0", "vxlan1", "all");
        redirect(peer, "vxlan1", "eth0", "all");
    }

    private void tunnel(String root, String link, String local, String remote, String to) {
        world.ip(
                "-n", root, "link", "add", link, "type", "vxlan", "id", "555005", "local", local, "remote", remote,
                "dstport", "4789");
        world.ip("-n", root, "link", "set", link, "netns", to);
        world.ip("-n", to, "link", "set", link, "up");
    }

    private void redirect(String netns, String from, String to, String protocol) {
        world.in(netns, "tc", "qdisc", "replace", "dev", from, "clsact");
        world.in(
                netns,
                "tc",
                "filter",
                "add",
                "dev",
                from,
                "ingress",
                "protocol",
                protocol,
                "u32",
                "match",
                "u8",
                "0",
                "0",
                "action",
                "mirred",
                "egress",
                "redirect",
                "dev",
                to);
    }

    /** A pod on a bridge, with a link of its own beside it to which tc sends one protocol, and nothing back. */
    private void bridgedPod() {
        world.veth(worker, "vethweb", web, "eth0");
        world.bridge(worker, "cni0", "vethweb");
        world.address(worker, "cni0", "10.244.1.1/24");
        world.address(worker, "cni0", "fd00:244:1::1/64");
        world.address(web, "eth0", "10.244.1.9/24");
        world.ip("-n", web, "link", "add", "side0", "type", "veth", "peer", "name", "side1");
        world.ip("-n", web, "link", "set", "side0", "up");
        redirect(web, "eth0", "side0", "arp");
        world.in(web, "tc", "filter", "add", "dev", "eth0", "egress", "bpf", "bytecode", "1,6 0 0 4294967295,");
    }

    /** A pod as Calico makes one: no bridge, a route for each address. */
    private void routedPod() {
        world.veth(worker, "cali1", routed, "eth0");
        world.address(routed, "eth0", "10.244.9.9/32");
        world.address(routed, "eth0", "fd00:244:9::9/128");
        world.ip("-n", worker, "route", "add", "10.244.9.9/32", "dev", "cali1");
        world.ip("-n", worker, "-6", "route", "add", "fd00:244:9::9/128", "dev", "cali1");
    }

    private void flannel() {
        world.ip(
                "-n",
                worker,
                "link",
                "add",
                "flannel.1",
                "type",
                "vxlan",
                "id",
                "1",
                "local",
                "192.168.10.163",
                "dstport",
                "8472",
                "nolearning",
                "dev",
                "eth0");
        world.ip(
                "-n",
                worker,
                "link",
                "add",
                "flannel-v6.1",
                "type",
                "vxlan",
                "id",
                "1",
                "local",
                "fd00:10::163",
                "dstport",
                "8472",
                "nolearning");
        for (String link : List.of("flannel.1", "flannel-v6.1")) {
            world.ip("-n", worker, "link", "set", link, "up");
        }
        for (String far : List.of("192.168.10.201", "192.168.10.202")) {
            world.in(worker, "bridge", "fdb", "append", "00:00:00:00:00:00", "dev", "flannel.1", "dst", far);
        }
        world.in(worker, "bridge", "fdb", "append", "02:00:00:00:00:07", "dev", "flannel-v6.1", "dst", "fd00:10::201");
        world.ip("-n", worker, "route", "add", "10.244.2.0/24", "via", "10.244.2.0", "dev", "flannel.1", "onlink");
    }

    @AfterAll
    void remove() {
        if (world != null) {
            world.close();
        }
    }

    @Test
    void everyEdgeIsOneThatTheToolsTell() {
        Set<String> told = oracle.rows();
        assertThat(new GraphRows(podwire.topology()).rows(places, TOLD_BY_TOOLS))
                .isEqualTo(told);
        for (String kind : TOLD_BY_TOOLS) {
            assertThat(told).as("the world has some %s", kind).anyMatch(row -> row.startsWith(kind + " "));
        }
    }

    @Test
    void aSnapshotTellsTheSame() {
        Path file = folder.resolve("worker.pwz");
        podwire.run("snapshot", "-w", file.toString(), "--for", "1ms");
        GraphRows saved = new GraphRows(podwire.topology("--from", file.toString()));
        assertThat(saved.labelled(places)).isEqualTo(new GraphRows(podwire.topology()).labelled(places));
        assertThat(saved.rows(places, TOLD_BY_TOOLS)).isEqualTo(oracle.rows());
    }

    @Test
    void labelsSayWhatOneWouldWriteBesideIt() {
        assertThat(new GraphRows(podwire.topology()).labelled(places))
                .contains(
                        "redirect " + peer + ":eth0 = " + peer + ":vxlan1 | mirred redirect, u32, all",
                        "redirect " + web + ":eth0 -> " + web + ":side0 | mirred redirect, u32, all arp",
                        "tunnel " + peer + ":vxlan1 = " + machinePod + ":vxlan0 | VNI 555005, UDP 4789",
                        "tunnel " + worker + ":flannel.1 -> 192.168.10.202 | VNI 1, UDP 8472",
                        "tunnel " + worker + ":flannel.1 -> 192.168.10.201 | VNI 1, UDP 8472",
                        "parent " + mac + ":mv0 = " + worker + ":eth0 | mode bridge");
    }

    @Test
    void routesLeadBetweenPodsAndTheWayOut() {
        Set<String> rows = new GraphRows(podwire.topology()).rows(places, Set.of("route"));
        assertThat(rows)
                .containsExactlyInAnyOrder(
                        "route " + worker + ":cni0 -> " + worker + ":eth0",
                        "route " + worker + ":cni0 -> " + worker + ":flannel.1",
                        "route " + worker + ":cali1 -> " + worker + ":eth0",
                        "route " + worker + ":cali1 -> " + worker + ":flannel.1");
        assertThat(oracle.routesOver(worker, "cali1")).contains("10.244.9.9", "fd00:244:9::9");
        assertThat(oracle.routesOver(worker, "flannel.1")).contains("10.244.2.0/24");
        assertThat(oracle.routesOver(worker, "eth0")).contains("default");
    }

    @Test
    void rolesComeFromFacts() {
        assertThat(new GraphRows(podwire.topology()).roles(places))
                .containsAllEntriesOf(Map.ofEntries(
                        Map.entry(worker + ":eth0", "uplink: uplink, default route"),
                        Map.entry(worker + ":cni0", "cni-bridge: CNI bridge"),
                        Map.entry(worker + ":vethweb", "pod-port: pod port"),
                        Map.entry(worker + ":cali1", "pod-port: Calico's pod port"),
                        Map.entry(worker + ":ovnpod0", "pod-port: pod port"),
                        Map.entry(worker + ":flannel.1", "vtep: flannel's VTEP"),
                        Map.entry(worker + ":flannel-v6.1", "vtep: flannel's VTEP, IPv6"),
                        Map.entry(worker + ":tap0", "other: "),
                        Map.entry(web + ":eth0", "pod-link: namespace's link"),
                        Map.entry(web + ":side0", "other: "),
                        Map.entry(routed + ":eth0", "pod-link: namespace's link"),
                        Map.entry(mac + ":mv0", "pod-link: namespace's link"),
                        Map.entry(peer + ":eth0", "pod-link: namespace's link"),
                        Map.entry(peer + ":vxlan1", "vtep: VXLAN tunnel"),
                        Map.entry(machinePod + ":vxlan0", "pod-link: namespace's link")));
    }

    @Test
    void aProgramThatMaySendPacketsElsewhereIsNamed() {
        assertThat(new GraphRows(podwire.topology()).link(web + ":eth0").get("programs"))
                .isEqualTo(List.of("tc egress classic BPF"));
    }

    @Test
    void onlyTheWayOfOneTarget() {
        GraphRows way = new GraphRows(podwire.topology("netns/" + peer));
        assertThat(way.labelled(places))
                .containsExactlyInAnyOrder(
                        "veth " + peer + ":eth0 = " + worker + ":ovnpod0 | ",
                        "redirect " + peer + ":eth0 = " + peer + ":vxlan1 | mirred redirect, u32, all",
                        "tunnel " + peer + ":vxlan1 = " + machinePod + ":vxlan0 | VNI 555005, UDP 4789",
                        "tunnel-socket " + peer + ":vxlan1 = " + worker + ":eth0 | ",
                        "tunnel-socket " + machinePod + ":vxlan0 = " + machine + ":eth0 | ",
                        "veth " + machine + ":eth0 = " + worker + ":eth0 | ");
        assertThat(new GraphRows(podwire.topology("10.244.1.9")).labelled(places))
                .contains(
                        "veth " + web + ":eth0 = " + worker + ":vethweb | ",
                        "bridge-port " + worker + ":vethweb = " + worker + ":cni0 | ",
                        "route " + worker + ":cni0 = " + worker + ":flannel.1 | 10.244.2.0/24")
                .noneMatch(row -> row.contains("cali1") || row.contains(peer));
    }
}
