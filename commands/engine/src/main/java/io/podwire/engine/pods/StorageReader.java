package io.podwire.engine.pods;

import io.podwire.api.error.BadData;
import io.podwire.api.pod.CniAttachment;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.pods.ContainerFacts.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code userdata} directories of containers/storage: CRI-O's bundles with its annotations ({@code pkg/annotations/internal.go}),
 * and Podman's, whose containers are nobody's pods.
 */
final class StorageReader {

    private static final String CRIO = "io.kubernetes.cri-o.";

    private final HostRoot root;
    private final Handlers handlers;

    StorageReader(HostRoot root, Handlers handlers) {
        this.root = root;
        this.handlers = handlers;
    }

    ContainerFacts read(BundleIndex.Ref ref) {
        BundleFiles files = new BundleFiles(root, ref.directory());
        String source = files.path("config.json");
        Integer pid = files.pid("pidfile");
        try {
            return read(ref, files, source, pid, OciConfig.parse(files.config("config.json")));
        } catch (IOException e) {
            return ContainerFacts.unreadable(
                    ref.id(), "cri-o", ref.directory(), pid, source, files.why("config.json", e));
        } catch (BadData e) {
            return ContainerFacts.unreadable(
                    ref.id(), "cri-o", ref.directory(), pid, source, source + ": " + e.getMessage());
        }
    }

    private ContainerFacts read(BundleIndex.Ref ref, BundleFiles files, String source, Integer pid, OciConfig config) {
        boolean podman = "libpod".equals(config.annotation("io.container.manager"));
        Role role = podman ? Role.LONE : role(config);
        PodIdentity pod = podman ? PodIdentity.UNKNOWN : identity(config, role);
        JsonView annotations = JsonView.inner(config.annotation(CRIO + "Annotations"));
        String configSource = config.annotation(KubernetesKeys.CONFIG_SOURCE);
        if (configSource == null) {
            configSource = annotations.text(KubernetesKeys.CONFIG_SOURCE);
        }
        String handler = config.annotation(CRIO + "RuntimeHandler");
        if (handler == null && role != Role.MEMBER) {
            handler = handlers.traced(ref.id(), config.annotations());
        }
        return new ContainerFacts(
                ref.id(),
                role,
                pod,
                role == Role.SANDBOX ? ref.id() : role == Role.LONE ? null : config.annotation(CRIO + "SandboxID"),
                containerName(config),
                image(config),
                ContainerdReader.network(config),
                ContainerdReader.nameFiles(config),
                podman ? "podman" : "cri-o",
                handler,
                pid,
                ref.directory(),
                KubernetesKeys.isStatic(configSource),
                role == Role.SANDBOX ? network(ref, source, config, annotations) : List.of(),
                source,
                null);
    }

    private static Role role(OciConfig config) {
        String type = config.annotation(CRIO + "ContainerType");
        if (type == null) {
            return Role.LONE;
        }
        return switch (type) {
            case "sandbox" -> Role.SANDBOX;
            case "container" -> Role.MEMBER;
            default -> Role.UNTOLD;
        };
    }

    private static PodIdentity identity(OciConfig config, Role role) {
        PodIdentity labels = KubernetesKeys.identity(config.annotations());
        JsonView inner = JsonView.inner(config.annotation(CRIO + "Labels"));
        labels = labels.orElse(new PodIdentity(
                inner.text(KubernetesKeys.POD_NAMESPACE),
                inner.text(KubernetesKeys.POD_NAME),
                inner.text(KubernetesKeys.POD_UID)));
        labels = labels.orElse(
                new PodIdentity(config.annotation(CRIO + "Namespace"), config.annotation(CRIO + "KubeName"), null));
        if (role == Role.SANDBOX) {
            JsonView metadata = JsonView.inner(config.annotation(CRIO + "Metadata"));
            labels = labels.orElse(new PodIdentity(
                    either(metadata, "namespace", "Namespace"),
                    either(metadata, "name", "Name"),
                    either(metadata, "uid", "UID")));
        }
        return labels;
    }

    /** CRI-O changed the case of its metadata's keys with its move to the CRI's own types. */
    private static String either(JsonView view, String one, String other) {
        String text = view.text(one);
        return text == null ? view.text(other) : text;
    }

    private static String containerName(OciConfig config) {
        String name = config.annotation(KubernetesKeys.CONTAINER_NAME);
        if (name == null) {
            name = either(JsonView.inner(config.annotation(CRIO + "Metadata")), "name", "Name");
        }
        return name;
    }

    private static String image(OciConfig config) {
        for (String key : List.of("UserRequestedImage", "ImageName", "Image")) {
            String image = config.annotation(CRIO + key);
            if (image != null) {
                return image;
            }
        }
        return null;
    }

    /** CRI-O keeps the plug-in's answer, and with OVN-Kubernetes the pod's annotations hold what its master decided. */
    private static List<CniAttachment> network(
            BundleIndex.Ref ref, String source, OciConfig config, JsonView annotations) {
        List<CniAttachment> all = new ArrayList<>();
        JsonView result = JsonView.inner(config.annotation(CRIO + "CNIResult"));
        if (result.isObject()) {
            all.add(new CniResult(result).attachment(null, null, ref.id(), null, source + " " + CRIO + "CNIResult"));
        }
        String key = "k8s.ovn.org/pod-networks";
        String networks = config.annotation(key) == null ? annotations.text(key) : config.annotation(key);
        all.addAll(OvnPodNetworks.parse(networks, ref.id(), source + " " + key));
        return all;
    }
}
