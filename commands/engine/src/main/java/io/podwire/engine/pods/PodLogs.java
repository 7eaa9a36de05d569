package io.podwire.engine.pods;

import io.podwire.engine.files.HostRoot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names that the kubelet gives its log files: directories {@code /var/log/pods/NAMESPACE_NAME_UID}, and links {@code
 * /var/log/containers/POD_NAMESPACE_CONTAINER-ID.log}. Only names are read. Namespaces and names of pods hold no underscore (RFC
 * 1123 labels), so the first one and the last one divide.
 */
final class PodLogs {

    static final String PODS = "/var/log/pods";
    static final String CONTAINERS = "/var/log/containers";

    /**
     * A container by the name of its log file.
     *
     * @param name of the container
     */
    record Named(PodIdentity pod, String name) {}

    private final Map<String, PodIdentity> byUid = new LinkedHashMap<>();
    private final Map<String, Named> byContainer = new HashMap<>();

    PodLogs(HostRoot root) {
        for (String name : root.list(PODS)) {
            PodIdentity pod = identityOf(name);
            if (pod.uid() != null) {
                byUid.put(pod.uid(), pod);
            }
        }
        for (String name : root.list(CONTAINERS)) {
            Named named = named(name);
            if (named != null) {
                byContainer.put(name.substring(name.length() - 68, name.length() - 4), named);
            }
        }
    }

    /** Of a directory's path or name; nothing where it is null or of another form. */
    static PodIdentity identityOf(String directory) {
        if (directory == null) {
            return PodIdentity.UNKNOWN;
        }
        String name = directory.substring(directory.lastIndexOf('/') + 1);
        int first = name.indexOf('_');
        int last = name.lastIndexOf('_');
        return first <= 0 || last <= first + 1 || last == name.length() - 1
                ? PodIdentity.UNKNOWN
                : new PodIdentity(name.substring(0, first), name.substring(first + 1, last), name.substring(last + 1));
    }

    private static Named named(String file) {
        int end = file.length() - 4;
        if (end < 64 + 1 || !file.endsWith(".log") || !ContainerId.isFull(file.substring(end - 64, end))) {
            return null;
        }
        String[] parts = file.substring(0, end - 65).split("_", 3);
        return parts.length < 3 ? null : new Named(new PodIdentity(parts[1], parts[0], null), parts[2]);
    }

    /** Pods by uid, by the order of their directories' names. */
    Map<String, PodIdentity> byUid() {
        return byUid;
    }

    /** The container with this id, or null. */
    Named container(String id) {
        return byContainer.get(id);
    }

    /** The one directory's pod with this namespace and name; nothing where there is none, or several. */
    PodIdentity onlyOne(String namespace, String name) {
        PodIdentity found = null;
        for (PodIdentity pod : byUid.values()) {
            if (pod.namespace().equals(namespace) && pod.name().equals(name)) {
                if (found != null) {
                    return PodIdentity.UNKNOWN;
                }
                found = pod;
            }
        }
        return found == null ? PodIdentity.UNKNOWN : found;
    }
}
