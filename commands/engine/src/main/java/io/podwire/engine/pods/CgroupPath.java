package io.podwire.engine.pods;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a control group's path says of its container, whatever hierarchy version and driver made it, and however deep it is nested
 * (a node in a container, a container engine in a pod, a relative path seen from another cgroup namespace):
 *
 * <pre>
 * /kubepods/burstable/pod9a53f890-67ff-41c3-a06e-829318ba136b/CONTAINER                        cgroupfs driver
 * /kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod9a53f890_67ff_….slice/cri-containerd-CONTAINER.scope   systemd
 * /system.slice/docker-CONTAINER.scope                                                         no pod
 * </pre>
 *
 * @param path as read
 * @param podUid null where no part of it names a pod
 * @param podDirectory the path down to the pod's own group; null where there is none
 * @param container id; null where no part of it names one
 * @param runtime as the name of the scope tells it, or null
 */
record CgroupPath(String path, String podUid, String podDirectory, String container, String runtime) {

    /**
     * Reads the paths of one process and keeps the one that says most.
     *
     * @param known tells whether a name is the id of a container whose files were found: of several nested containers, the innermost
     *     known one is meant, since an engine inside a pod has its files elsewhere
     * @return null where no path names a pod or a container
     */
    static CgroupPath of(List<String> paths, Predicate<String> known) {
        CgroupPath best = null;
        for (String path : paths) {
            CgroupPath one = parse(path, known);
            if (one.weight() > (best == null ? 0 : best.weight())) {
                best = one;
            }
        }
        return best;
    }

    private int weight() {
        return (podUid == null ? 0 : 1) + (container == null ? 0 : 2);
    }

    static CgroupPath parse(String path, Predicate<String> known) {
        String uid = null;
        String directory = null;
        String knownId = null;
        String knownRuntime = null;
        String id = null;
        String runtime = null;
        boolean below = false;
        int start = 0;
        while (start < path.length()) {
            int end = path.indexOf('/', start);
            end = end < 0 ? path.length() : end;
            String segment = path.substring(start, end);
            below |= segment.startsWith("kube");
            String uidHere = below ? podUid(segment) : null;
            if (uidHere != null) {
                uid = uidHere;
                directory = path.substring(0, end);
                // What encloses the pod is the node in a container, not the pod's container.
                id = null;
            }
            String name = scopeName(segment);
            String idHere = idIn(name);
            if (idHere == null && known.test(name)) {
                idHere = name;
            }
            if (idHere != null && !isMonitor(name)) {
                String runtimeHere = runtimeOf(name);
                // The first one below a pod is the pod's; deeper ones belong to an engine inside it.
                if (id == null) {
                    id = idHere;
                    runtime = runtimeHere;
                }
                if (known.test(idHere)) {
                    knownId = idHere;
                    knownRuntime = runtimeHere;
                }
            }
            start = end + 1;
        }
        return knownId == null
                ? new CgroupPath(path, uid, directory, id, runtime)
                : new CgroupPath(path, uid, directory, knownId, knownRuntime);
    }

    /** {@code podUID} or {@code kubepods[-CLASS]-podUID_WITH_UNDERSCORES.slice}. */
    private static String podUid(String segment) {
        if (segment.endsWith(".slice")) {
            int at = segment.lastIndexOf("-pod");
            return at < 0
                    ? null
                    : segment.substring(at + 4, segment.length() - 6).replace('_', '-');
        }
        return segment.startsWith("pod") && segment.length() >= 3 + 8 ? segment.substring(3) : null;
    }

    private static String scopeName(String segment) {
        return segment.endsWith(".scope") ? segment.substring(0, segment.length() - 6) : segment;
    }

    /** {@code ID}, {@code PREFIX-ID}, {@code kata_ID}, or {@code SLICE:PREFIX:ID} (runc with a driver that differs from the kubelet's). */
    private static String idIn(String name) {
        int cut = Math.max(name.lastIndexOf('-'), Math.max(name.lastIndexOf(':'), name.lastIndexOf('_')));
        String tail = name.substring(cut + 1);
        return ContainerId.isFull(tail) ? tail : null;
    }

    /** conmon watches over a container in a group of its own, in the host's namespaces. */
    private static boolean isMonitor(String name) {
        return name.contains("conmon");
    }

    private static String runtimeOf(String name) {
        if (name.contains("cri-containerd") || name.startsWith("nerdctl-")) {
            return "containerd";
        }
        if (name.startsWith("crio-")) {
            return "cri-o";
        }
        if (name.startsWith("docker-")) {
            return "docker";
        }
        return name.startsWith("libpod-") ? "podman" : null;
    }
}
