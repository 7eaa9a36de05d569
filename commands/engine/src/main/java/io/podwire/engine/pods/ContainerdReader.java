package io.podwire.engine.pods;

import io.podwire.api.error.BadData;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.pods.ContainerFacts.NameFiles;
import io.podwire.engine.pods.ContainerFacts.NetworkChoice;
import io.podwire.engine.pods.ContainerFacts.Role;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Bundles of containerd's shims: {@code config.json} with the annotations of its CRI plug-in ({@code
 * internal/cri/annotations}), {@code init.pid}, {@code options.json}, {@code runtime}, {@code shim-binary-path}. The same layout
 * serves k3s, rke2, MicroK8s, nerdctl and, without annotations, Docker.
 */
final class ContainerdReader {

    private static final String CRI = "io.kubernetes.cri.";

    private final HostRoot root;
    private final Handlers handlers;

    ContainerdReader(HostRoot root, Handlers handlers) {
        this.root = root;
        this.handlers = handlers;
    }

    ContainerFacts read(BundleIndex.Ref ref) {
        BundleFiles files = new BundleFiles(root, ref.directory());
        String runtime = "moby".equals(ref.owner()) ? "docker" : "containerd";
        Integer pid = files.pid("init.pid");
        OciConfig config;
        try {
            config = OciConfig.parse(files.config("config.json"));
        } catch (IOException e) {
            return ContainerFacts.unreadable(
                    ref.id(), runtime, ref.directory(), pid, files.path("config.json"), files.why("config.json", e));
        } catch (BadData e) {
            return ContainerFacts.unreadable(
                    ref.id(),
                    runtime,
                    ref.directory(),
                    pid,
                    files.path("config.json"),
                    files.path("config.json") + ": " + e.getMessage());
        }
        Role role = role(config);
        PodIdentity pod = new PodIdentity(
                config.annotation(CRI + "sandbox-namespace"),
                config.annotation(CRI + "sandbox-name"),
                config.annotation(CRI + "sandbox-uid"));
        if (role == Role.SANDBOX) {
            // containerd before 1.6 notes names only in the log directory.
            pod = pod.orElse(PodLogs.identityOf(config.annotation(CRI + "sandbox-log-directory")));
        }
        String sandbox = config.annotation(CRI + "sandbox-id");
        return new ContainerFacts(
                ref.id(),
                role,
                pod.orElse(KubernetesKeys.identity(config.annotations())),
                role == Role.SANDBOX ? ref.id() : sandbox,
                role == Role.LONE ? config.annotation("nerdctl/name") : config.annotation(CRI + "container-name"),
                config.annotation(CRI + "image-name"),
                network(config),
                nameFiles(config),
                runtime,
                role == Role.MEMBER ? null : handler(ref, files, config.annotations()),
                pid,
                ref.directory(),
                KubernetesKeys.isStatic(config.annotation(KubernetesKeys.CONFIG_SOURCE)),
                List.of(),
                files.path("config.json"),
                null);
    }

    private static Role role(OciConfig config) {
        String type = config.annotation(CRI + "container-type");
        if (type == null) {
            return Role.LONE;
        }
        return switch (type) {
            case "sandbox" -> Role.SANDBOX;
            case "container" -> Role.MEMBER;
            default -> Role.UNTOLD;
        };
    }

    static NetworkChoice network(OciConfig config) {
        if (!config.hasLinux()) {
            return NetworkChoice.UNTOLD;
        }
        return new NetworkChoice(!config.hasNetwork(), config.networkPath());
    }

    static NameFiles nameFiles(OciConfig config) {
        return new NameFiles(
                config.binds().get("/etc/resolv.conf"), config.binds().get("/etc/hosts"));
    }

    /**
     * The OCI runtime. A shim notes its own program ({@code shim-binary-path}, since containerd 1.6) and the runtime's where it is
     * not the default; before that, only the state that each runtime leaves tells.
     */
    private String handler(BundleIndex.Ref ref, BundleFiles files, Map<String, String> annotations) {
        String shim = files.note("shim-binary-path");
        String binary = files.note("runtime");
        if (binary == null) {
            String options = files.note("options.json");
            binary = JsonView.inner(options).text("binary_name");
        }
        String known = Handlers.named(binary, shim);
        if (known != null && !known.equals("runc")) {
            return known;
        }
        String traced = handlers.traced(ref.id(), annotations);
        return traced == null ? known : traced;
    }
}
