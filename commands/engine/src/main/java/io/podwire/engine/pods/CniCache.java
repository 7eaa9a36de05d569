package io.podwire.engine.pods;

import io.podwire.api.error.BadData;
import io.podwire.api.pod.CniAttachment;
import io.podwire.engine.files.HostRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers of CNI plug-ins as libcni keeps them ({@code libcni/api.go}): files {@code NETWORK-CONTAINER-LINK}, in which stands the
 * answer alone (before CNI 0.8) or wrapped with the arguments of the call ({@code cniCacheV1}). The names alone tell which
 * container a file is of, so only what is asked for is read. Multus keeps one file a container with the networks it delegated to.
 */
final class CniCache {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final List<String> RESULTS = List.of("/var/lib/cni/results", "/var/lib/cni/cache/results");
    private static final String MULTUS = "/var/lib/cni/multus";

    private final HostRoot root;
    private final Map<String, List<String>> files = new LinkedHashMap<>();

    CniCache(HostRoot root) {
        this.root = root;
        for (String directory : RESULTS) {
            for (String name : root.list(directory)) {
                int at = ContainerId.indexIn(name);
                // The loopback's record tells nothing.
                if (at > 0 && !name.endsWith("-lo")) {
                    files.computeIfAbsent(name.substring(at, at + 64), id -> new ArrayList<>(1))
                            .add(directory + "/" + name);
                }
            }
        }
    }

    /** Sandboxes of which there is a file. */
    Set<String> ids() {
        return files.keySet();
    }

    /** What is kept of one sandbox. Files that can't be read are left out, and named in {@code troubles}. */
    CniTrace of(String id, List<String> troubles) {
        CniTrace all = CniTrace.NONE;
        for (String file : files.getOrDefault(id, List.of())) {
            try {
                all = all.and(read(id, file, JsonView.parse(root.read(file, MOST_BYTES))));
            } catch (IOException | BadData e) {
                troubles.add(file + ": " + e.getMessage());
            }
        }
        return all.and(multus(id, all, troubles));
    }

    private static CniTrace read(String id, String file, JsonView json) {
        int at = file.lastIndexOf('/') + 1 + ContainerId.indexIn(file.substring(file.lastIndexOf('/') + 1));
        String networkByName = file.substring(file.lastIndexOf('/') + 1, at - 1);
        String linkByName = at + 65 < file.length() ? file.substring(at + 65) : null;
        JsonView result = json.at("result").isObject() ? json.at("result") : json;
        Map<String, String> args = arguments(json);
        String network = json.text("networkName");
        String link = json.text("ifName");
        CniAttachment attachment = new CniResult(result)
                .attachment(
                        network == null ? networkByName : network,
                        plugin(json.text("config")),
                        id,
                        link == null ? linkByName : link,
                        file);
        return new CniTrace(
                List.of(attachment),
                new PodIdentity(args.get("K8S_POD_NAMESPACE"), args.get("K8S_POD_NAME"), args.get("K8S_POD_UID")),
                sandboxPath(result),
                KubernetesKeys.isStatic(json.text(
                        "capabilityArgs", "io.kubernetes.cri.pod-annotations", KubernetesKeys.CONFIG_SOURCE)));
    }

    private static Map<String, String> arguments(JsonView json) {
        Map<String, String> args = new HashMap<>();
        for (JsonView pair : json.at("cniArgs").elements()) {
            List<JsonView> both = pair.elements();
            if (both.size() == 2 && both.get(0).text() != null && both.get(1).text() != null) {
                args.put(both.get(0).text(), both.get(1).text());
            }
        }
        return args;
    }

    /** Type of the first plug-in of the configuration, which stands in it as base64. */
    private static String plugin(String config) {
        JsonView view = JsonView.inner(new String(CniText.base64(config), StandardCharsets.UTF_8));
        List<JsonView> plugins = view.at("plugins").elements();
        return plugins.isEmpty() ? view.text("type") : plugins.get(0).text("type");
    }

    private static String sandboxPath(JsonView result) {
        for (JsonView one : result.at("interfaces").elements()) {
            String path = one.text("sandbox");
            if (path != null && path.startsWith("/")) {
                return path;
            }
        }
        return null;
    }

    /** Links that multus asked for and whose plug-in left no result. */
    private CniTrace multus(String id, CniTrace known, List<String> troubles) {
        String file = MULTUS + "/" + id;
        // An id out of an annotation may be anything; only a file name is meant.
        if (id.indexOf('/') >= 0 || !root.exists(file)) {
            return CniTrace.NONE;
        }
        List<CniAttachment> more = new ArrayList<>();
        try {
            for (JsonView delegate : JsonView.parse(root.read(file, MOST_BYTES)).elements()) {
                JsonView conf = delegate.at(delegate.at("ConfListPlugin").isTrue() ? "ConfList" : "Conf");
                String asked = delegate.text("ifnameRequest");
                String link = asked == null ? delegate.text("IfnameRequest") : asked;
                String name = link == null ? "eth0" : link;
                if (known.attachments().stream().noneMatch(one -> name.equals(one.link()))) {
                    List<JsonView> plugins = conf.at("plugins").elements();
                    String plugin = plugins.isEmpty()
                            ? conf.text("type")
                            : plugins.get(0).text("type");
                    more.add(new CniAttachment(conf.text("name"), plugin, id, name, null, null, List.of(), file));
                }
            }
        } catch (IOException | BadData e) {
            troubles.add(file + ": " + e.getMessage());
        }
        return new CniTrace(more, PodIdentity.UNKNOWN, null, null);
    }
}
