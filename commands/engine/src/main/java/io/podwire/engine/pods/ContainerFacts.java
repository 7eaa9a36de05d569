package io.podwire.engine.pods;

import io.podwire.api.pod.CniAttachment;
import java.util.List;

/**
 * What a runtime's files tell of one container. Parts that they do not tell are null.
 *
 * @param id of the container
 * @param role what it is to its pod
 * @param pod the pod's names
 * @param sandbox id of its sandbox; its own where it is the sandbox; null for a lone container
 * @param name in the pod, or of a lone container
 * @param image as recorded
 * @param network where its network is
 * @param nameFiles what it resolves names with
 * @param runtime {@code containerd}, {@code cri-o}, {@code docker}, {@code podman}
 * @param handler OCI runtime
 * @param firstPid of its first process, as its runtime wrote it down: may be long gone
 * @param bundle directory
 * @param staticPod whether its pod comes from a manifest on this node
 * @param cni what its runtime wrote down of its network
 * @param source file that was read
 * @param trouble why it could not be read; null when it could
 */
record ContainerFacts(
        String id,
        Role role,
        PodIdentity pod,
        String sandbox,
        String name,
        String image,
        NetworkChoice network,
        NameFiles nameFiles,
        String runtime,
        String handler,
        Integer firstPid,
        String bundle,
        Boolean staticPod,
        List<CniAttachment> cni,
        String source,
        String trouble) {

    ContainerFacts {
        cni = List.copyOf(cni);
    }

    /** What a container is to its pod. */
    enum Role {
        /** Holds the pod's namespaces (pause). */
        SANDBOX,
        /** Runs in a sandbox. */
        MEMBER,
        /** Belongs to no pod. */
        LONE,
        /** Its files do not tell. */
        UNTOLD
    }

    /**
     * Where a container's network is.
     *
     * @param host true: the host's own; null: not told
     * @param path file of the namespace, or null
     */
    record NetworkChoice(Boolean host, String path) {
        static final NetworkChoice UNTOLD = new NetworkChoice(null, null);
    }

    /**
     * Host paths of the files bound over the container's {@code /etc/resolv.conf} and {@code /etc/hosts}.
     *
     * @param resolvConf or null
     * @param hosts or null
     */
    record NameFiles(String resolvConf, String hosts) {
        static final NameFiles UNTOLD = new NameFiles(null, null);
    }

    /** A container of which nothing could be read but that it is there. */
    static ContainerFacts unreadable(String id, String runtime, String bundle, Integer pid, String source, String why) {
        return new ContainerFacts(
                id,
                Role.UNTOLD,
                PodIdentity.UNKNOWN,
                null,
                null,
                null,
                NetworkChoice.UNTOLD,
                NameFiles.UNTOLD,
                runtime,
                null,
                pid,
                bundle,
                null,
                List.of(),
                source,
                why);
    }

    /** The same, with the bundle that another of its directories turned out to be. */
    ContainerFacts withBundle(String directory) {
        return new ContainerFacts(
                id, role, pod, sandbox, name, image, network, nameFiles, runtime, handler, firstPid, directory,
                staticPod, cni, source, trouble);
    }
}
