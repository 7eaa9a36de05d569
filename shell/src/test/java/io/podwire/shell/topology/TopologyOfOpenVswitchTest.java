package io.podwire.shell.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podwire.testkit.NetnsWorld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Open vSwitch with its user-space datapath in a namespace: two bridges joined by patch ports, pods' cables, a tunnel, an internal port.
 * {@code ovs-vsctl} and {@code ip} are the oracles.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopologyOfOpenVswitchTest {

    private static final Path SCHEMA = Path.of("/usr/share/openvswitch/vswitch.ovsschema");
    private static final long PATIENCE_SECONDS = 20;

    private Path folder;
    private NetnsWorld world;
    private String node;
    private String one;
    private Set<String> places;
    private final List<Process> daemons = new ArrayList<>();
    private GraphRows graph;

    @BeforeAll
    void build(@TempDir Path temporary) throws Exception {
        folder = temporary;
        assumeTrue(
                Files.exists(SCHEMA) && Files.exists(Path.of("/usr/sbin/ovs-vswitchd")),
                "openvswitch-switch is not here");
        assumeTrue(Files.exists(Path.of("/dev/net/tun")), "no /dev/net/tun: the user-space datapath has no taps");
        world = NetnsWorld.orSkip();
        node = world.netns("node");
        one = world.netns("one");
        String two = world.netns("two");
        String wire = world.netns("wire");
        places = Set.of(node, one, two, wire);
        world.veth(node, "vethone", one, "eth0");
        world.veth(node, "vethtwo", two, "eth0");
        world.veth(node, "eth0", wire, "port0");
        world.address(one, "eth0", "10.240.0.1/24");
        start();
        vsctl("add-br", "br-int", "--", "set", "bridge", "br-int", "datapath_type=netdev");
        vsctl("add-br", "br-ex", "--", "set", "bridge", "br-ex", "datapath_type=netdev");
        vsctl(
                "add-port",
                "br-int",
                "vethone",
                "tag=7",
                "--",
                "set",
                "interface",
                "vethone",
                "external_ids:iface-id=shop_one");
        vsctl("add-port", "br-int", "vethtwo");
        vsctl("add-port", "br-ex", "eth0");
        patch("br-int", "patch-out", "patch-in");
        patch("br-ex", "patch-in", "patch-out");
        vsctl("add-port", "br-int", "ovn-k8s-mp0", "--", "set", "interface", "ovn-k8s-mp0", "type=internal");
        vsctl(
                "add-port",
                "br-int",
                "ovn-far-0",
                "--",
                "set",
                "interface",
                "ovn-far-0",
                "type=geneve",
                "options:remote_ip=192.168.10.12",
                "options:key=flow",
                "options:local_ip=192.168.10.11");
        until(() -> world.ip("-n", node, "link").contains("ovn-k8s-mp0"));
        world.address(node, "br-ex", "192.168.10.11/24");
        world.ip("-n", node, "link", "set", "br-ex", "up");
        world.ip("-n", node, "route", "add", "default", "via", "192.168.10.1");
        world.address(node, "ovn-k8s-mp0", "10.240.0.254/24");
        world.ip("-n", node, "link", "set", "ovn-k8s-mp0", "up");
        PodwireThere podwire = new PodwireThere(node, folder, Map.of("OVS_RUNDIR", folder.toString()));
        graph = new GraphRows(podwire.topology());
    }

    private void patch(String bridge, String port, String peer) throws Exception {
        vsctl("add-port", bridge, port, "--", "set", "interface", port, "type=patch", "options:peer=" + peer);
    }

    private void start() throws Exception {
        run(List.of("ovsdb-tool", "create", folder.resolve("conf.db").toString(), SCHEMA.toString()));
        daemon(
                "/usr/sbin/ovsdb-server",
                folder.resolve("conf.db").toString(),
                "--remote=punix:" + folder.resolve("db.sock"),
                "--unixctl=" + folder.resolve("db.ctl"));
        until(() -> Files.exists(folder.resolve("db.sock")));
        vsctl("--no-wait", "init");
        daemon(
                "/usr/sbin/ovs-vswitchd",
                "unix:" + folder.resolve("db.sock"),
                "--disable-system",
                "--unixctl=" + folder.resolve("switch.ctl"));
    }

    private void daemon(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", node));
        all.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log" + daemons.size()).toFile());
        builder.environment().put("OVS_RUNDIR", folder.toString());
        daemons.add(builder.start());
    }

    private void until(BooleanSupplier there) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!there.getAsBoolean()) {
            assertThat(daemons).allMatch(Process::isAlive);
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private String vsctl(String... words) throws Exception {
        List<String> all =
                new ArrayList<>(List.of("ovs-vsctl", "--db=unix:" + folder.resolve("db.sock"), "--timeout=20"));
        all.addAll(List.of(words));
        return run(all).strip();
    }

    private static String run(List<String> words) throws Exception {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(() -> words + ": " + text).isZero();
        return text;
    }

    @AfterAll
    void remove() throws InterruptedException {
        for (Process daemon : daemons) {
            daemon.destroy();
            assertThat(daemon.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        if (world != null) {
            world.close();
        }
    }

    @Test
    void portsAndPatchesAreThoseOfOvsVsctl() throws Exception {
        Set<String> told = new TreeSet<>();
        for (String bridge : vsctl("list-br").lines().toList()) {
            for (String port : vsctl("list-ports", bridge).lines().toList()) {
                String tag = vsctl("get", "port", port, "tag");
                told.add("ovs-port " + node + ":" + port + " = " + node + ":" + bridge + " | port "
                        + vsctl("get", "interface", port, "ofport") + (tag.equals("[]") ? "" : " tag " + tag));
            }
        }
        String peer = vsctl("get", "interface", "patch-in", "options:peer").replace("\"", "");
        assertThat(peer).isEqualTo("patch-out");
        told.add("ovs-patch " + node + ":patch-in = " + node + ":patch-out | ");
        assertThat(told).hasSize(8);
        assertThat(graph.labelled(places).stream().filter(row -> row.startsWith("ovs-")))
                .containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void portsOfTheKernelAreItsLinksAndTheOthersAreNone() throws Exception {
        for (String port : vsctl("list-ports", "br-int").lines().toList()) {
            boolean kernel = world.in(
                            node, "sh", "-c", "ip link show " + port + " >/dev/null 2>&1 && echo yes || echo no")
                    .strip()
                    .equals("yes");
            assertThat(graph.link(node + ":" + port).get("index") != null)
                    .as(port)
                    .isEqualTo(kernel);
        }
        assertThat(graph.rows(places, Set.of("veth")))
                .contains(GraphRows.cable("veth", one + ":eth0", node + ":vethone"));
    }

    @Test
    void rolesAndTheTunnelFollowTheDatabase() {
        assertThat(graph.roles(Set.of(node)))
                .containsAllEntriesOf(Map.of(
                        node + ":br-int", "ovs-bridge: OVN's integration bridge",
                        node + ":br-ex", "ovs-bridge: external bridge",
                        node + ":eth0", "uplink: uplink, below",
                        node + ":vethone", "pod-port: pod port",
                        node + ":ovn-k8s-mp0", "management-port: OVN-Kubernetes' management port",
                        node + ":ovn-far-0", "vtep: OVN's tunnel to a node",
                        node + ":patch-out", "other: patch port"));
        assertThat(graph.labelled(Set.of(node)))
                .contains(
                        "tunnel " + node + ":ovn-far-0 -> 192.168.10.12 | UDP 6081",
                        "tunnel-socket " + node + ":ovn-far-0 = " + node + ":br-ex | ");
        Map<?, ?> port = (Map<?, ?>) graph.link(node + ":vethone").get("ovs");
        assertThat(port.get("ifaceId")).isEqualTo("shop_one");
    }
}
