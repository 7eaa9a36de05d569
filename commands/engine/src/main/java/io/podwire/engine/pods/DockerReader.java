package io.podwire.engine.pods;

import io.podwire.api.error.BadData;
import io.podwire.api.pod.CniAttachment;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.pods.ContainerFacts.NameFiles;
import io.podwire.engine.pods.ContainerFacts.NetworkChoice;
import io.podwire.engine.pods.ContainerFacts.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Docker's containers: {@code config.v2.json} and {@code hostconfig.json} (moby, {@code container/container.go}). Those that
 * cri-dockerd (or an old kubelet's dockershim) made carry the kubelet's labels and say what they are in {@code
 * io.kubernetes.docker.type}.
 */
final class DockerReader {

    private final HostRoot root;

    DockerReader(HostRoot root) {
        this.root = root;
    }

    ContainerFacts read(BundleIndex.Ref ref) {
        BundleFiles files = new BundleFiles(root, ref.directory());
        String source = files.path("config.v2.json");
        JsonView config;
        try {
            config = JsonView.parse(files.config("config.v2.json"));
            if (!config.isObject()) {
                throw new BadData("no JSON object");
            }
        } catch (IOException e) {
            return ContainerFacts.unreadable(ref.id(), "docker", null, null, source, files.why("config.v2.json", e));
        } catch (BadData e) {
            return ContainerFacts.unreadable(ref.id(), "docker", null, null, source, source + ": " + e.getMessage());
        }
        JsonView host = JsonView.inner(files.note("hostconfig.json"));
        Map<String, String> labels = new HashMap<>();
        JsonView labelTree = config.at("Config", "Labels");
        for (String key : labelTree.keys()) {
            if (labelTree.text(key) != null) {
                labels.put(key, labelTree.text(key));
            }
        }
        Role role = role(labels);
        Integer pid = config.number("State", "Pid");
        return new ContainerFacts(
                ref.id(),
                role,
                role == Role.LONE ? PodIdentity.UNKNOWN : KubernetesKeys.identity(labels),
                role == Role.SANDBOX ? ref.id() : role == Role.LONE ? null : labels.get("io.kubernetes.sandbox.id"),
                role == Role.LONE ? dockerName(config) : labels.get(KubernetesKeys.CONTAINER_NAME),
                config.text("Config", "Image"),
                network(config, host),
                new NameFiles(config.text("ResolvConfPath"), config.text("HostsPath")),
                "docker",
                Handlers.named(host.text("Runtime"), null),
                pid == null || pid <= 0 ? null : pid,
                null,
                KubernetesKeys.isStatic(labels.get("annotation." + KubernetesKeys.CONFIG_SOURCE)),
                networks(ref.id(), config, source),
                source,
                null);
    }

    private static Role role(Map<String, String> labels) {
        String type = labels.get("io.kubernetes.docker.type");
        if (type == null) {
            return Role.LONE;
        }
        return switch (type) {
            case "podsandbox" -> Role.SANDBOX;
            case "container" -> Role.MEMBER;
            default -> Role.UNTOLD;
        };
    }

    /** Docker keeps names with a slash before them. */
    private static String dockerName(JsonView config) {
        String name = config.text("Name");
        return name != null && name.startsWith("/") ? name.substring(1) : name;
    }

    private static NetworkChoice network(JsonView config, JsonView host) {
        String mode = host.text("NetworkMode");
        boolean known = mode != null && !mode.startsWith("container:");
        return new NetworkChoice(known ? mode.equals("host") : null, config.text("NetworkSettings", "SandboxKey"));
    }

    /** What dockerd's own networks gave it; a sandbox whose network a CNI plug-in made has one named none, without addresses. */
    private static List<CniAttachment> networks(String id, JsonView config, String source) {
        JsonView networks = config.at("NetworkSettings", "Networks");
        List<CniAttachment> all = new ArrayList<>();
        for (String name : networks.keys()) {
            JsonView one = networks.at(name);
            List<Cidr> addresses = new ArrayList<>();
            add(addresses, one.text("IPAddress"), one.number("IPPrefixLen"));
            add(addresses, one.text("GlobalIPv6Address"), one.number("GlobalIPv6PrefixLen"));
            if (addresses.isEmpty()) {
                continue;
            }
            String mac = one.text("MacAddress");
            all.add(new CniAttachment(
                    name,
                    "docker",
                    id,
                    networks.keys().size() == 1 ? "eth0" : null,
                    mac == null ? null : MacAddress.parseOrNull(mac),
                    null,
                    addresses,
                    source));
        }
        return all;
    }

    private static void add(List<Cidr> into, String text, Integer length) {
        IpAddress address = text == null ? null : IpAddress.parseOrNull(text);
        if (address != null) {
            boolean fits = length != null && length > 0 && length <= address.bits();
            into.add(new Cidr(address, fits ? length : address.bits()));
        }
    }
}
