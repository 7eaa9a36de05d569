package io.podwire.shell.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.finding.Finding;
import io.podwire.api.finding.Verdict;
import io.podwire.scripts.lab.live.LabState;
import io.podwire.scripts.lab.live.LabState.NodeState;
import io.podwire.scripts.lab.live.LabState.PlaceState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The shipped runbooks, run on the nodes of a lab as {@code podwire --on NODE run …} does. */
final class LabRunbooks {

    /** Those that need no parameter and only look. */
    private static final List<String> WHOLE_NODE =
            List.of("neighbor-mac", "bridge-ports", "tunnel-pair", "tc-redirect", "azure-records", "node-inventory");

    /** Who can name a fault, and where it is asked: NODE RUNBOOK KEY=VALUE…; far=NODE becomes a snapshot of that node. */
    private static final Map<String, String> FINDERS = Map.ofEntries(
            Map.entry("two-nodes/neighbor-mac-wrong", "worker-1 neighbor-mac"),
            Map.entry("two-nodes/bridge-port-missing", "worker-1 bridge-ports"),
            Map.entry("two-nodes/port-closed", "worker-2 listeners pod=shop/db-0 port=5432"),
            Map.entry("two-nodes/loopback-only", "worker-2 listeners pod=shop/db-0 port=5432"),
            Map.entry("two-nodes/backlog-full", "worker-2 listeners pod=shop/db-0 port=5432"),
            Map.entry("two-nodes/tunnel-id-differs", "worker-1 tunnel-pair link=flannel.1 far=worker-2"),
            Map.entry("two-nodes/tunnel-port-differs", "worker-1 tunnel-pair link=flannel.1 far=worker-2"),
            Map.entry("two-nodes/tunnel-address-differs", "worker-1 tunnel-pair link=flannel.1 far=worker-2"),
            Map.entry("two-nodes/icmp-blocked", "worker-1 big-packets from=shop/cart-0 to=10.244.2.11"),
            Map.entry("two-nodes/pod-mtu", "worker-1 big-packets from=shop/cart-0 to=10.244.1.11"),
            Map.entry("two-nodes/wire-mtu", "worker-1 big-packets from=shop/cart-0 to=10.244.2.11"),
            Map.entry("routers/mtu-small", "client big-packets to=10.60.4.2"),
            Map.entry("routers/mtu-black-hole", "client big-packets to=10.60.4.2"),
            Map.entry("routed/mtu-black-hole", "worker-1 big-packets from=shop/cart-0 to=10.244.2.10"),
            Map.entry("ovs/pod-mtu", "worker-1 big-packets from=shop/cart-0 to=10.128.2.10"),
            Map.entry("peer-pods/wrong-mac", "worker-1 neighbor-mac far=pod-vm-1"),
            Map.entry("peer-pods/id-mismatch", "worker-1 tunnel-pair far=pod-vm-1"),
            Map.entry("peer-pods/port-mismatch", "worker-1 tunnel-pair far=pod-vm-1"),
            Map.entry("peer-pods/remote-mismatch", "worker-1 tunnel-pair far=pod-vm-1"),
            Map.entry("peer-pods/mtu-mismatch", "worker-1 tunnel-pair far=pod-vm-1"),
            Map.entry("peer-pods/off-the-bridge", "worker-1 bridge-ports"),
            Map.entry("peer-pods/redirect-missing", "worker-1 tc-redirect"),
            Map.entry("peer-pods/redirect-wrong", "worker-1 tc-redirect"),
            Map.entry("azure-overlay/link-stray", "aks-vmss000000 azure-records"),
            Map.entry("azure-overlay/record-stale", "aks-vmss000000 azure-records"));

    private final LabState lab;

    LabRunbooks(LabState lab) {
        this.lab = lab;
    }

    /** Whether a shipped runbook can name the fault. */
    static boolean expected(String lab, String fault) {
        return FINDERS.containsKey(lab + "/" + fault);
    }

    /** Codes of what fails, by the runbook that can name the fault. */
    List<String> findingsFor(String lab, String fault) {
        String[] words = FINDERS.get(lab + "/" + fault).split(" ");
        boolean far = words[words.length - 1].startsWith("far=");
        String[] values = Stream.of(words)
                .skip(2)
                .map(value -> value.startsWith("far=") ? "far=" + snapshot(value.substring(4)) : value)
                .toArray(String[]::new);
        // a snapshot is compared with another one
        List<Finding> findings = far
                ? RunbookRuns.from(snapshot(words[0]), words[1], values)
                : RunbookRuns.on(words[0], words[1], values);
        return findings.stream()
                .filter(finding -> finding.verdict() == Verdict.FAIL || finding.verdict() == Verdict.WARN)
                .map(Finding::code)
                .toList();
    }

    /** A snapshot of a node as it is now. */
    private Path snapshot(String name) {
        NodeState node = lab.node(name);
        Path file = Path.of("target", "lab-" + node.name() + ".snapshot").toAbsolutePath();
        String said = LabPicture.run(List.of(
                "nsenter",
                "-t",
                Long.toString(node.first().pid()),
                "-a",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.podwire.shell.Main",
                "snapshot",
                "-w",
                file.toString(),
                "--force"));
        assertThat(file).as(said).isNotEmptyFile();
        return file;
    }

    /** Whatever fails on any node. */
    List<String> findingsOfAll() {
        List<String> all = new ArrayList<>();
        for (NodeState node : lab.nodes()) {
            WHOLE_NODE.forEach(runbook -> add(all, node.name(), runbook));
            lab.places().stream()
                    .filter(place -> place.pod() && place.node().equals(node.name()))
                    .map(PlaceState::name)
                    .forEach(pod -> {
                        add(all, node.name(), "listeners", "pod=" + pod);
                        add(all, node.name(), "pod-card", "pod=" + pod);
                    });
        }
        return all;
    }

    private static void add(List<String> all, String node, String runbook, String... values) {
        RunbookRuns.on(node, runbook, values).stream()
                .filter(finding -> finding.verdict() == Verdict.FAIL)
                .map(finding -> node + " " + runbook + ": fail " + finding.code() + " " + finding.subject() + ": "
                        + finding.reason())
                .forEach(all::add);
    }
}
