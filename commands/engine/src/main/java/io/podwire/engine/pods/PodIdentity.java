package io.podwire.engine.pods;

/**
 * What a source calls a pod; each part null where it does not say.
 *
 * @param namespace Kubernetes namespace
 * @param name of the pod
 * @param uid of the pod
 */
record PodIdentity(String namespace, String name, String uid) {

    static final PodIdentity UNKNOWN = new PodIdentity(null, null, null);

    /** True where nothing is known. */
    boolean unknown() {
        return namespace == null && name == null && uid == null;
    }

    /** This, with what it lacks taken from another source. */
    PodIdentity orElse(PodIdentity other) {
        return new PodIdentity(
                namespace == null ? other.namespace : namespace,
                name == null ? other.name : name,
                uid == null ? other.uid : uid);
    }
}
