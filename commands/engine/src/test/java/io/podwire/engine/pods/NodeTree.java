package io.podwire.engine.pods;

import io.podwire.engine.files.HostRoot;
import io.podwire.values.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A node's file tree as runtimes, kubelet and CNI plug-ins write it, with a procfs below it. */
final class NodeTree {

    /** The host's own network namespace in every tree. */
    static final long HOST = 4026531840L;

    private final Path root;
    private final List<String> mounts = new ArrayList<>();

    NodeTree(Path root) {
        this.root = root;
        process(1, HOST, "/init.scope", "systemd");
        mount("/", "/");
    }

    /** A container id that begins so. */
    static String id(String start) {
        return start + "0".repeat(64 - start.length());
    }

    PodTable table() {
        file("/proc/1/mountinfo", String.join("\n", mounts) + "\n");
        return PodTable.of(HostRoot.of(root.toString()));
    }

    Path path(String hostPath) {
        return root.resolve(hostPath.substring(1));
    }

    NodeTree file(String hostPath, String text) {
        try {
            Files.createDirectories(path(hostPath).getParent());
            Files.writeString(path(hostPath), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    NodeTree directory(String hostPath) {
        try {
            Files.createDirectories(path(hostPath));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    NodeTree link(String hostPath, String target) {
        try {
            Files.createDirectories(path(hostPath).getParent());
            Files.createSymbolicLink(path(hostPath), Path.of(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    NodeTree mount(String point, String fileRoot) {
        mounts.add((40 + mounts.size()) + " 24 0:4 " + fileRoot + " " + point + " rw shared:1 - tmpfs tmpfs rw");
        return this;
    }

    /** {@code /run/netns/NAME} bound to a namespace. */
    NodeTree netns(String name, long inode) {
        return mount("/run/netns/" + name, "net:[" + inode + "]");
    }

    /** @param netns null: its link is not there, or may not be read */
    NodeTree process(int pid, Long netns, String cgroup, String comm) {
        if (netns != null) {
            link("/proc/" + pid + "/ns/net", "net:[" + netns + "]");
        }
        file("/proc/" + pid + "/cgroup", "0::" + cgroup + "\n");
        file("/proc/" + pid + "/stat", pid + " (" + comm + ") S 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 77 0\n");
        return file("/proc/" + pid + "/status", "Name:\t" + comm + "\nNSpid:\t" + pid + "\t1\n");
    }

    static String json(Object tree) {
        return new String(Json.bytes(tree), StandardCharsets.UTF_8);
    }

    /** As runc's spec looks; the parts that tell nothing here are there to be skipped. */
    static Map<String, Object> ociConfig(Map<String, String> annotations, String networkPath, boolean hostNetwork) {
        List<Object> namespaces = new ArrayList<>(List.of(Map.of("type", "pid"), Map.of("type", "mount")));
        if (!hostNetwork) {
            namespaces.add(
                    networkPath == null ? Map.of("type", "network") : Map.of("type", "network", "path", networkPath));
        }
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("ociVersion", "1.1.0");
        config.put("process", Map.of("args", List.of("/pause"), "env", List.of("A=1"), "user", Map.of("uid", 0)));
        config.put("annotations", annotations);
        config.put("linux", Map.of("namespaces", namespaces, "cgroupsPath", "/kubepods/x", "seccomp", Map.of()));
        return config;
    }

    /** A pod's sandbox as containerd's CRI plug-in writes it. */
    NodeTree containerdSandbox(String state, String id, PodIdentity pod, String netnsPath, Integer pid) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("io.kubernetes.cri.container-type", "sandbox");
        annotations.put("io.kubernetes.cri.sandbox-id", id);
        annotations.put("io.kubernetes.cri.sandbox-namespace", pod.namespace());
        annotations.put("io.kubernetes.cri.sandbox-name", pod.name());
        annotations.put("io.kubernetes.cri.sandbox-uid", pod.uid());
        return bundle(state, id, annotations, netnsPath, netnsPath == null, pid);
    }

    NodeTree containerdMember(
            String state, String id, String sandbox, PodIdentity pod, String name, int sandboxPid, Integer pid) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("io.kubernetes.cri.container-type", "container");
        annotations.put("io.kubernetes.cri.container-name", name);
        annotations.put("io.kubernetes.cri.image-name", "registry.example/" + name + ":1");
        annotations.put("io.kubernetes.cri.sandbox-id", sandbox);
        annotations.put("io.kubernetes.cri.sandbox-namespace", pod.namespace());
        annotations.put("io.kubernetes.cri.sandbox-name", pod.name());
        annotations.put("io.kubernetes.cri.sandbox-uid", pod.uid());
        return bundle(state, id, annotations, "/proc/" + sandboxPid + "/ns/net", false, pid);
    }

    private NodeTree bundle(
            String state, String id, Map<String, String> annotations, String netnsPath, boolean host, Integer pid) {
        String directory = containerdBundle(state, id);
        file(directory + "/config.json", json(ociConfig(annotations, netnsPath, host)));
        file(directory + "/shim-binary-path", "/usr/bin/containerd-shim-runc-v2");
        file(directory + "/options.json", "{}");
        file(directory + "/runtime", "");
        mount(directory + "/rootfs", "/");
        return pid == null ? this : file(directory + "/init.pid", pid.toString());
    }

    static String containerdBundle(String state, String id) {
        return state + "/io.containerd.runtime.v2.task/k8s.io/" + id;
    }

    /** A bundle of CRI-O, in the two directories of containers/storage. */
    NodeTree crio(String id, Map<String, String> annotations, String netnsPath, boolean host, Integer pid) {
        String directory = "/run/containers/storage/overlay-containers/" + id + "/userdata";
        file(directory + "/config.json", json(ociConfig(annotations, netnsPath, host)));
        mount(directory + "/shm", "/");
        return pid == null ? this : file(directory + "/pidfile", pid.toString());
    }

    /** The kubelet's and the container's log, by their names. */
    NodeTree logs(PodIdentity pod, String container, String id) {
        String directory = "/var/log/pods/" + pod.namespace() + "_" + pod.name() + "_" + pod.uid();
        file(directory + "/" + container + "/0.log", "");
        return link(
                "/var/log/containers/" + pod.name() + "_" + pod.namespace() + "_" + container + "-" + id + ".log",
                directory + "/" + container + "/0.log");
    }
}
