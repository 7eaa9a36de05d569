package io.podwire.shell.worlds;

import io.podwire.api.finding.Finding;
import io.podwire.api.finding.Verdict;
import io.podwire.scripts.lab.live.LabState;
import io.podwire.scripts.lab.live.LabState.NodeState;
import io.podwire.scripts.lab.live.LabState.PlaceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
            Map.entry("two-nodes/backlog-full", "worker-2 listeners pod=shop/db-0 port=5432"));

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
        String[] values = java.util.Arrays.copyOfRange(words, 2, words.length);
        return RunbookRuns.on(words[0], words[1], values).stream()
                .filter(finding -> finding.verdict() == Verdict.FAIL || finding.verdict() == Verdict.WARN)
                .map(Finding::code)
                .toList();
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
                .map(finding -> node + " " + runbook + ": fail " + finding.code() + " " + finding.subject() + ": " + finding.reason())
                .forEach(all::add);
    }
}
