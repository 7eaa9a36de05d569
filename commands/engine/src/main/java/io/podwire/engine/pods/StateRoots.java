package io.podwire.engine.pods;

import io.podwire.api.command.Gap;
import io.podwire.engine.files.HostRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the runtimes of this host keep their state. Mounts that every runtime makes for its containers lead there, wherever an
 * administrator put it; the places of well-known distributions are tried too, since a stopped container has no mount.
 *
 * @param containerd directories {@code …/io.containerd.runtime.v2.task}; below: namespace, container id, OCI bundle
 * @param storage directories {@code …/overlay-containers} of containers/storage (CRI-O, Podman); below: id, {@code userdata}
 * @param docker directories {@code …/containers} of dockerd; below: id, {@code config.v2.json}
 * @param gaps those that are there and may not be read
 */
record StateRoots(List<String> containerd, List<String> storage, List<String> docker, List<Gap> gaps) {

    private static final String TASKS = "/io.containerd.runtime.v2.task";

    /** Upstream and Debian; k3s and rke2; k0s; MicroK8s; Docker's own containerd. */
    private static final List<String> CONTAINERD = List.of(
            "/run/containerd",
            "/run/k3s/containerd",
            "/run/k0s/containerd",
            "/var/snap/microk8s/common/run/containerd",
            "/run/docker/containerd/daemon",
            "/var/snap/docker/current/run/docker/containerd/daemon");

    private static final List<String> STORAGE = List.of(
            "/run/containers/storage/overlay-containers",
            "/run/containers/storage/vfs-containers",
            "/var/lib/containers/storage/overlay-containers",
            "/var/lib/containers/storage/vfs-containers");

    private static final List<String> DOCKER =
            List.of("/var/lib/docker/containers", "/var/snap/docker/common/var-lib-docker/containers");

    StateRoots {
        containerd = List.copyOf(containerd);
        storage = List.copyOf(storage);
        docker = List.copyOf(docker);
        gaps = List.copyOf(gaps);
    }

    static StateRoots find(HostRoot root, MountTable mounts) {
        Set<String> containerd = new LinkedHashSet<>();
        Set<String> storage = new LinkedHashSet<>();
        Set<String> docker = new LinkedHashSet<>();
        for (String point : mounts.points()) {
            int at;
            if ((at = point.indexOf(TASKS + "/")) >= 0) {
                // …/io.containerd.runtime.v2.task/NAMESPACE/ID/rootfs
                containerd.add(point.substring(0, at) + TASKS);
            } else if ((at = point.indexOf("/io.containerd.grpc.v1.cri/sandboxes/")) >= 0) {
                // …/ID/shm: also of sandboxes whose root is no mount (native snapshotter)
                containerd.add(point.substring(0, at) + TASKS);
            } else if ((at = point.indexOf("-containers/")) >= 0 && point.endsWith("/userdata/shm")) {
                // …/overlay-containers/ID/userdata/shm
                storage.add(point.substring(0, at) + "-containers");
            } else if (point.endsWith("/mounts/shm") && (at = point.indexOf("/containers/")) >= 0) {
                // …/docker/containers/ID/mounts/shm
                docker.add(point.substring(0, at) + "/containers");
            } else if (point.endsWith("/merged") && (at = point.indexOf("/overlay2/")) >= 0) {
                // …/docker/overlay2/LAYER/merged: containers that share the host's IPC have no shm
                docker.add(point.substring(0, at) + "/containers");
            }
        }
        for (String state : CONTAINERD) {
            containerd.add(state + TASKS);
        }
        storage.addAll(STORAGE);
        docker.addAll(DOCKER);
        List<Gap> gaps = new ArrayList<>();
        return new StateRoots(
                readable(root, containerd, gaps), readable(root, storage, gaps), readable(root, docker, gaps), gaps);
    }

    private static List<String> readable(HostRoot root, Set<String> candidates, List<Gap> gaps) {
        List<String> there = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (String candidate : candidates) {
            try {
                Path path = root.resolve(candidate);
                if (!Files.isDirectory(path) || !seen.add(path)) {
                    continue;
                }
                if (Files.isReadable(path)) {
                    there.add(candidate);
                } else {
                    gaps.add(new Gap(candidate, "open: EACCES (Permission denied); containers there are not seen"));
                }
            } catch (IOException absent) {
                // Most hosts have one runtime.
            }
        }
        return there;
    }
}
