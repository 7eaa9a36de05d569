package io.podwire.engine.pods;

import io.podwire.engine.files.HostRoot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Containers by id, known from the names of their directories alone: nothing is parsed for it. */
final class BundleIndex {

    /** What lies in a container's directory. */
    enum Layout {
        /** An OCI bundle with containerd's own small files beside it. */
        CONTAINERD,
        /** {@code userdata} of containers/storage. */
        STORAGE,
        /** {@code config.v2.json} and {@code hostconfig.json}. */
        DOCKER
    }

    /**
     * One place where a container has files.
     *
     * @param directory as the host writes it
     * @param owner containerd's namespace ({@code k8s.io}, {@code moby}, {@code default}), or null
     */
    record Ref(String id, Layout layout, String directory, String owner) {}

    private final Map<String, List<Ref>> refs = new LinkedHashMap<>();

    BundleIndex(HostRoot root, StateRoots roots) {
        for (String docker : roots.docker()) {
            for (String id : root.list(docker)) {
                if (ContainerId.isFull(id)) {
                    add(new Ref(id, Layout.DOCKER, docker + "/" + id, null));
                }
            }
        }
        for (String tasks : roots.containerd()) {
            for (String namespace : root.list(tasks)) {
                for (String id : root.list(tasks + "/" + namespace)) {
                    add(new Ref(id, Layout.CONTAINERD, tasks + "/" + namespace + "/" + id, namespace));
                }
            }
        }
        for (String storage : roots.storage()) {
            for (String id : root.list(storage)) {
                // Beside the containers lie containers.json and lock files.
                if (ContainerId.isFull(id)) {
                    add(new Ref(id, Layout.STORAGE, storage + "/" + id + "/userdata", null));
                }
            }
        }
    }

    private void add(Ref ref) {
        refs.computeIfAbsent(ref.id(), id -> new ArrayList<>(1)).add(ref);
    }

    /** Ids of all containers. */
    Set<String> ids() {
        return refs.keySet();
    }

    boolean contains(String id) {
        return refs.containsKey(id);
    }

    /** Where a container has files, the most telling first; empty where nowhere. */
    List<Ref> of(String id) {
        return refs.getOrDefault(id, List.of());
    }
}
