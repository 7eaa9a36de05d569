package io.podwire.shell.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.finding.Finding;
import io.podwire.api.finding.Verdict;
import io.podwire.testkit.NetnsWorld;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The peer-pods case on the real kernel: worker, pod and virtual machine as namespaces, the pod's cable and tunnel joined by tc
 * redirects, the tunnel's sockets in the roots of either side. Found, mended as printed, and looked at again.
 */
class PeerPodsRealTest {

    private static final String KNOWN = "0a:58:0a:84:02:2e";
    private static final String OTHER = "7e:e5:f7:e6:f5:1a";
    private static final String V4 = "10.132.2.46";
    private static final String V6 = "fd00:10:132::2e";

    private NetnsWorld world;
    private String worker;
    private String pod;
    private String machine;
    private String machinePod;

    @BeforeEach
    void build() {
        world = NetnsWorld.orSkip();
        worker = world.netns("worker");
        pod = world.netns("pod");
        machine = world.netns("vm");
        machinePod = world.netns("vmpod");
        world.veth(worker, "eth0", machine, "eth0");
        world.address(worker, "eth0", "192.168.10.163/24");
        world.address(machine, "eth0", "192.168.10.201/24");
        world.veth(worker, "ovnpod0", pod, "eth0");
        world.ip("-n", pod, "link", "set", "eth0", "address", KNOWN);
        tunnel(worker, "vxlan1", "192.168.10.163", "192.168.10.201", pod);
        tunnel(machine, "vxlan0", "192.168.10.201", "192.168.10.163", machinePod);
        world.ip("-n", machinePod, "link", "set", "vxlan0", "address", OTHER);
        redirect("eth0", "vxlan1");
        redirect("vxlan1", "eth0");
        owned(pod, "eth0");
        owned(machinePod, "vxlan0");
        world.address(worker, "ovnpod0", "10.132.2.2/23");
        world.address(worker, "ovnpod0", "fd00:10:132::2/64");
        // what OVN answers for its pods
        for (String address : List.of(V4, V6)) {
            world.ip("-n", worker, "neigh", "replace", address, "lladdr", KNOWN, "dev", "ovnpod0", "nud", "permanent");
        }
    }

    /** Its socket stays where it was made; the link moves. */
    private void tunnel(String root, String link, String local, String remote, String to) {
        world.ip(
                "-n", root, "link", "add", link, "type", "vxlan", "id", "555005", "local", local, "remote", remote,
                "dstport", "4789");
        world.ip("-n", root, "link", "set", link, "netns", to);
        world.ip("-n", to, "link", "set", link, "up");
    }

    private void redirect(String from, String to) {
        world.in(pod, "tc", "qdisc", "add", "dev", from, "ingress");
        world.in(
                pod,
                "tc",
                "filter",
                "add",
                "dev",
                from,
                "parent",
                "ffff:",
                "protocol",
                "all",
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

    private void owned(String netns, String link) {
        world.address(netns, link, V4 + "/23");
        world.address(netns, link, V6 + "/64");
    }

    @AfterEach
    void remove() {
        if (world != null) {
            world.close();
        }
    }

    @Test
    void foundMendedAndWell() {
        assertThat(answers(V4)).as("the case: no answer").isFalse();
        List<Finding> findings = RunbookRuns.here("neighbor-mac", "pod=netns/" + pod);
        List<Finding> failing =
                findings.stream().filter(f -> f.verdict() == Verdict.FAIL).toList();
        assertThat(failing).hasSize(2);
        assertThat(failing.stream().map(Finding::subject))
                .containsExactly(V4 + " on ovnpod0 in " + worker, V6 + " on ovnpod0 in " + worker);
        assertThat(failing).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("neighbor-mac-mismatch");
            assertThat(finding.reason()).isEqualTo(KNOWN + ", owner vxlan0 in " + machinePod + " has " + OTHER);
            assertThat(finding.fix()).isEqualTo("ip -n " + machinePod + " link set dev vxlan0 address " + KNOWN);
        });
        assertThat(answers(V4)).as("asking mends nothing").isFalse();

        world.in(worker, "sh", "-c", failing.get(0).fix());

        List<Finding> again = RunbookRuns.here("neighbor-mac", "pod=netns/" + pod);
        assertThat(RunbookRuns.troubles(again)).isEmpty();
        assertThat(again.stream().map(Finding::verdict)).containsExactly(Verdict.OK);
        assertThat(answers(V4)).isTrue();
        assertThat(answers(V6)).isTrue();
    }

    private boolean answers(String address) {
        return world.in(worker, "sh", "-c", "ping -qc1 -W1 " + address + " >/dev/null && echo yes || echo no")
                .strip()
                .equals("yes");
    }
}
