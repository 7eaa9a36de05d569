package io.podwire.engine.pods;

import java.util.Map;

/** Annotations and labels by which runtimes note whose a container is, and what is read from them. */
final class KubernetesKeys {

    /** Set by the kubelet on every container and sandbox it asks a runtime for ({@code pkg/kubelet/types/labels.go}). */
    static final String POD_NAME = "io.kubernetes.pod.name";

    static final String POD_NAMESPACE = "io.kubernetes.pod.namespace";
    static final String POD_UID = "io.kubernetes.pod.uid";
    static final String CONTAINER_NAME = "io.kubernetes.container.name";

    /** {@code api}, {@code file} or {@code http} ({@code pkg/kubelet/types/pod_update.go}). */
    static final String CONFIG_SOURCE = "kubernetes.io/config.source";

    private KubernetesKeys() {}

    /** The pod that the kubelet's labels name. */
    static PodIdentity identity(Map<String, String> labels) {
        return new PodIdentity(filled(labels, POD_NAMESPACE), filled(labels, POD_NAME), filled(labels, POD_UID));
    }

    /** Null where absent or empty. */
    static String filled(Map<String, String> map, String key) {
        String value = map.get(key);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Whether a source means a manifest on the node; null where it says nothing. */
    static Boolean isStatic(String configSource) {
        return configSource == null ? null : !configSource.equals("api");
    }

    /**
     * What a uid tells of it: that of a static pod is an MD5 of its manifest, 32 hex digits without dashes; the API gives UUIDs.
     *
     * @return null where the uid is null or of neither form (a manifest may name one of its own)
     */
    static Boolean isStaticUid(String uid) {
        if (uid == null) {
            return null;
        }
        if (uid.length() == 32 && ContainerId.isHex(uid)) {
            return true;
        }
        return uid.length() == 36 && uid.charAt(8) == '-' && uid.charAt(23) == '-' ? Boolean.FALSE : null;
    }
}
