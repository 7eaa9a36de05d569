package io.podwire.analysis.cni;

import io.podwire.api.finding.Verdict;
import io.podwire.api.host.Check;
import io.podwire.api.host.CniTraces;
import io.podwire.api.host.CniTraces.Configuration;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tells which CNI plug-ins are at work on a node, and from what that is known. A runtime uses the first valid configuration file by
 * name; what other plug-ins left behind may still carry traffic (a daemon beside a plain bridge), or be remains.
 */
public final class CniDetection {

    private static final String AREA = "cni";

    private final CniTraces traces;
    private final NodeNetwork network;
    private final Configuration active;
    private final List<Check> checks = new ArrayList<>();

    private CniDetection(CniTraces traces, NodeNetwork network) {
        this.traces = traces;
        this.network = network;
        this.active = traces.configurations().stream()
                .filter(configuration -> configuration.problem() == null)
                .findFirst()
                .orElse(null);
    }

    /** One check for each plug-in at work, then remains, then what is wrong with the configuration; never none. */
    public static List<Check> of(CniTraces traces, NodeNetwork network) {
        CniDetection detection = new CniDetection(traces, network);
        detection.known();
        detection.others();
        detection.configuration();
        return List.copyOf(detection.checks);
    }

    private void known() {
        List<Check> remains = new ArrayList<>();
        for (KnownPlugin plugin : KnownPlugin.ALL) {
            List<String> links =
                    network.links().stream().filter(plugin::makes).sorted().toList();
            List<String> files =
                    plugin.files().stream().filter(traces.files()::contains).toList();
            boolean configured =
                    names(plugin.types()) || plugin.onBridge() && names(List.of("bridge")) && !links.isEmpty();
            boolean used = links.stream().anyMatch(network.used()::containsKey);
            if (configured || used) {
                checks.add(atWork(plugin, configured, links, files));
            } else if (!links.isEmpty() || !files.isEmpty()) {
                remains.add(remains(plugin, links, files));
            }
        }
        checks.addAll(remains);
    }

    private boolean names(List<String> types) {
        return active != null && active.types().stream().anyMatch(types::contains);
    }

    private Check atWork(KnownPlugin plugin, boolean configured, List<String> links, List<String> files) {
        String name = plugin.name().equals("azure-cni") ? azure(links) : plugin.name();
        String found;
        if (configured) {
            found = "configured" + company() + (links.isEmpty() && files.isEmpty() ? "; no trace of its work yet" : "");
        } else {
            found = "at work: routes lead over its links"
                    + (active == null ? "" : ", though " + file(active.file()) + " does not name it");
        }
        return new Check(AREA, name, Verdict.OK, found, evidence(configured, links, files), null);
    }

    /**
     * Azure's plug-in gives pods addresses of the virtual network, or of an overlay beside it. Its address manager says which; older
     * ones do not, and then the pods' addresses must tell: inside the node's own subnet, or in 10.244.0.0/16, AKS's default overlay.
     */
    private String azure(List<String> links) {
        // the modes are written v4overlay, overlay and dualStackOverlay
        String addressing = active == null || active.addressing() == null
                ? ""
                : active.addressing().toLowerCase(Locale.ROOT);
        if (addressing.contains("overlay")) {
            return "azure-cni-overlay";
        }
        if (addressing.contains("swift")) {
            return "azure-cni";
        }
        boolean overlay = false;
        for (String link : links) {
            for (var pod : network.used().getOrDefault(link, List.of())) {
                boolean inSubnet = network.prefixes().entrySet().stream()
                        .filter(own -> !links.contains(own.getKey()))
                        .anyMatch(own -> own.getValue().stream().anyMatch(p -> p.contains(pod.address())));
                if (inSubnet) {
                    return "azure-cni";
                }
                overlay |= AzureOverlay.DEFAULT.contains(pod.address());
            }
        }
        return overlay ? "azure-cni-overlay" : "azure-cni";
    }

    /** What is configured beside the plug-in itself. */
    private String company() {
        List<String> beside = active.types().stream()
                .filter(type -> KnownPlugin.CHAINED.contains(type) || KnownPlugin.CALLERS.contains(type))
                .map(Printable::of)
                .toList();
        return beside.isEmpty() ? "" : " with " + String.join(", ", beside);
    }

    private List<String> evidence(boolean configured, List<String> links, List<String> files) {
        List<String> evidence = new ArrayList<>();
        if (configured) {
            evidence.add(file(active.file()) + ": " + Printable.of(String.join(", ", active.types())));
        }
        if (!links.isEmpty()) {
            evidence.add("links: " + few(links));
        }
        files.forEach(file -> evidence.add("file: " + file));
        return evidence;
    }

    /** A node has a pod's link for each pod: three tell as much as a hundred. */
    private static String few(List<String> links) {
        String first = Printable.of(String.join(", ", links.subList(0, Math.min(3, links.size()))));
        return links.size() > 3 ? first + " and " + (links.size() - 3) + " more" : first;
    }

    private Check remains(KnownPlugin plugin, List<String> links, List<String> files) {
        List<String> steps = new ArrayList<>();
        links.forEach(link -> steps.add("ip link delete " + Printable.of(link)));
        files.forEach(file -> steps.add("rm -r " + file));
        boolean starting = active == null && traces.kubelet();
        return new Check(
                AREA,
                plugin.name(),
                Verdict.WARN,
                starting
                        ? "traces, but neither configured nor used: still starting, or remains"
                        : "remains: neither configured nor used by a route",
                evidence(false, links, files),
                "if it was removed from the cluster: " + String.join("; ", steps.subList(0, Math.min(3, steps.size())))
                        + (steps.size() > 3 ? "; …" : ""));
    }

    /** Plug-ins named by the configuration that are no network of their own, or that podwire does not know. */
    private void others() {
        if (active == null) {
            return;
        }
        boolean named = checks.stream()
                .anyMatch(check ->
                        check.evidence().stream().anyMatch(line -> line.startsWith(file(active.file()) + ": ")));
        for (String type : active.types()) {
            boolean known =
                    KnownPlugin.ALL.stream().anyMatch(plugin -> plugin.types().contains(type));
            boolean plain = KnownPlugin.PLAIN.contains(type);
            if (KnownPlugin.CALLERS.contains(type)) {
                checks.add(ok(type, "configured: it calls other plug-ins" + company(type)));
            } else if (plain && !named) {
                checks.add(ok(type, "configured" + company() + ": a network without a daemon"));
            } else if (!known && !plain && !KnownPlugin.CHAINED.contains(type)) {
                checks.add(new Check(
                        AREA,
                        Printable.of(type),
                        Verdict.UNKNOWN,
                        "configured; podwire does not know this plug-in",
                        List.of(file(active.file()) + ": " + Printable.of(String.join(", ", active.types()))),
                        null));
            }
        }
    }

    private String company(String caller) {
        List<String> called = active.types().stream()
                .filter(type -> !type.equals(caller))
                .map(Printable::of)
                .toList();
        return called.isEmpty() ? "; which, its file does not say" : ": " + String.join(", ", called);
    }

    private Check ok(String name, String found) {
        return new Check(AREA, name, Verdict.OK, found, evidence(true, List.of(), List.of()), null);
    }

    private void configuration() {
        for (Configuration configuration : traces.configurations()) {
            if (configuration.problem() != null) {
                checks.add(new Check(
                        AREA,
                        "configuration",
                        Verdict.WARN,
                        file(configuration.file()) + ": " + Printable.of(configuration.problem()),
                        List.of(),
                        "mend the file, or remove it"));
            } else if (configuration != active) {
                checks.add(new Check(
                        AREA,
                        "configuration",
                        Verdict.WARN,
                        file(configuration.file()) + " is not used: " + file(active.file()) + " comes first",
                        List.of(Printable.of(String.join(", ", configuration.types()))),
                        "remove the one that is not wanted"));
            }
        }
        if (active == null && traces.kubelet()) {
            checks.add(new Check(
                    AREA,
                    "configuration",
                    Verdict.WARN,
                    "none that a runtime can use: the node is not Ready and new pods wait",
                    traces.binaries().isEmpty() ? List.of() : List.of("binaries: " + few(traces.binaries())),
                    "look at the plug-in's own pod on this node (kubectl -n kube-system get pods -o wide)"));
        } else if (checks.isEmpty()) {
            checks.add(new Check(AREA, "none", Verdict.SKIP, "no kubelet and no plug-in here", List.of(), null));
        }
    }

    private static String file(String path) {
        return Printable.of(path);
    }
}
