package io.podwire.engine.doctor;

import io.podwire.api.finding.Verdict;
import io.podwire.api.host.Check;
import io.podwire.engine.files.HostRoot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Container runtimes, by the sockets they listen on. podwire asks none of them: it reads their files. */
final class RuntimeChecks {

    private static final Map<String, List<String>> SOCKETS = new LinkedHashMap<>();

    static {
        SOCKETS.put(
                "containerd",
                List.of(
                        "/run/containerd/containerd.sock",
                        "/run/k3s/containerd/containerd.sock",
                        "/var/snap/microk8s/common/run/containerd.sock"));
        SOCKETS.put("cri-o", List.of("/run/crio/crio.sock"));
        SOCKETS.put("docker", List.of("/run/docker.sock"));
        SOCKETS.put("podman", List.of("/run/podman/podman.sock"));
    }

    private RuntimeChecks() {}

    static List<Check> all(HostRoot root) {
        List<Check> checks = new ArrayList<>();
        SOCKETS.forEach((name, paths) -> {
            List<String> there = paths.stream().filter(root::exists).toList();
            if (!there.isEmpty()) {
                checks.add(new Check("runtime", name, Verdict.OK, "found", there, null));
            }
        });
        if (checks.isEmpty()) {
            boolean kubelet = root.exists("/var/lib/kubelet");
            checks.add(new Check(
                    "runtime",
                    "none",
                    kubelet ? Verdict.WARN : Verdict.SKIP,
                    "no socket of containerd, CRI-O, Docker or podman",
                    List.of(),
                    kubelet ? "start the runtime; in a debug pod: podwire --root /host …" : null));
        }
        return checks;
    }
}
