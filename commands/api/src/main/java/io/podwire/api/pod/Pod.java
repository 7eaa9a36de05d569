package io.podwire.api.pod;

import java.util.List;

/**
 * A pod, or a lone container, as this host's files and processes tell of it, with no API and no runtime client.
 *
 * @param namespace Kubernetes namespace; null for a container that is no pod's, or where nothing tells it
 * @param name of the pod, or of a lone container; null where nothing tells it
 * @param uid of the pod; null where nothing tells it
 * @param runtime {@code containerd}, {@code cri-o}, {@code docker}, {@code podman}, {@code unknown}
 * @param handler {@code runc}, {@code crun}, {@code kata}, {@code gvisor}, … as far as it can be told; null where not
 * @param sandbox id of the sandbox (pause) container; null for a lone container
 * @param netns inode of its network namespace; null where it is gone, or no process or file leads to it
 * @param netnsPath the file its runtime made for that namespace, or null
 * @param hostNetwork true where it lives in the host's own network
 * @param staticPod true for a mirror of a manifest on this node; null where nothing tells
 * @param pids processes of all its containers, the sandbox's first; empty for a pod in a virtual machine
 * @param containers without the sandbox, by name
 * @param cni what CNI plug-ins recorded for it
 * @param cgroup path below the hierarchy, or null
 * @param resolvConf host path of the file its containers see as {@code /etc/resolv.conf} (its bundle's bind mount), or null
 * @param hostsFile host path of the file its containers see as {@code /etc/hosts}: the bundle's bind mount, else the kubelet's
 *     {@code /var/lib/kubelet/pods/UID/etc-hosts}; or null
 * @param conditions what is odd about it, as words of {@link Condition}
 * @param sources files and places this was read from
 * @param disagreements where two sources say different things, in words; both are shown
 */
public record Pod(
        String namespace,
        String name,
        String uid,
        String runtime,
        String handler,
        String sandbox,
        Long netns,
        String netnsPath,
        boolean hostNetwork,
        Boolean staticPod,
        List<Integer> pids,
        List<Container> containers,
        List<CniAttachment> cni,
        String cgroup,
        String resolvConf,
        String hostsFile,
        List<Condition> conditions,
        List<String> sources,
        List<String> disagreements) {

    public Pod {
        pids = List.copyOf(pids);
        containers = List.copyOf(containers);
        cni = List.copyOf(cni);
        conditions = List.copyOf(conditions);
        sources = List.copyOf(sources);
        disagreements = List.copyOf(disagreements);
    }

    /** {@code NS/NAME}, or the best there is: the name, or the sandbox's first 12 digits, or {@code unknown}. */
    public String label() {
        if (name != null) {
            return namespace == null ? name : namespace + "/" + name;
        }
        String id = sandbox != null
                ? sandbox
                : containers.isEmpty() ? null : containers.get(0).id();
        return id == null ? "unknown" : id.substring(0, Math.min(12, id.length()));
    }

    /** Things that are not as in a plain running pod. */
    public enum Condition {
        /** Its files are there, its network namespace is not. */
        NO_NETNS,
        /** Its network namespace is there, no process is in it. */
        NO_PROCESS,
        /** It runs in a virtual machine: no process of the pod is on this host. */
        IN_VIRTUAL_MACHINE,
        /** Its network namespace has no addresses because the sandbox's own stack took them (gVisor). */
        USER_SPACE_NETWORK,
        /** Its bundle could not be read; what is known comes from elsewhere. */
        BAD_BUNDLE,
        /** Its sandbox is there, its containers are not. */
        SANDBOX_ONLY,
        /** No bundle and no process of it is here, only what was written down of it: CNI records (a leaked address?), logs. */
        RECORD_ONLY
    }
}
