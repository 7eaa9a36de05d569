package io.podwire.engine.pods;

import io.podwire.api.command.Gap;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.files.Patience;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a host's files tell of its pods. Making it lists directories; bundles are parsed only for the containers that are asked
 * for, and once. What changes later is not seen. For one thread at a time.
 */
final class PodFiles {

    private final HostRoot root;
    private final MountTable mounts;
    private final StateRoots roots;
    private final BundleIndex bundles;
    private final PodLogs logs;
    private final Map<String, ContainerFacts> read = new LinkedHashMap<>();
    private final Set<Gap> gaps = new LinkedHashSet<>();
    /** Read when the first pod is assembled. */
    private CniRecords cni;

    private boolean hung;

    PodFiles(HostRoot root) {
        this.root = root;
        this.mounts = MountTable.read(root);
        this.roots = StateRoots.find(root, mounts);
        this.bundles = new BundleIndex(root, roots);
        this.logs = new PodLogs(root);
    }

    MountTable mounts() {
        return mounts;
    }

    BundleIndex bundles() {
        return bundles;
    }

    PodLogs logs() {
        return logs;
    }

    CniRecords cni() {
        if (cni == null) {
            cni = new CniRecords(root);
        }
        return cni;
    }

    /** What a container's files say; null where it has none, or was not asked for yet. */
    ContainerFacts facts(String id) {
        return read.get(id);
    }

    /** True where reading some file did not come back: the next look may get further. */
    boolean hung() {
        return hung;
    }

    /** What could not be read so far. */
    List<Gap> gaps() {
        List<Gap> all = new ArrayList<>(roots.gaps());
        all.addAll(gaps);
        if (cni != null) {
            all.addAll(cni.gaps());
        }
        return all;
    }

    /** Parses the bundles of these containers, as far as they were not parsed before. */
    void read(Collection<String> containers) {
        List<String> ids = containers.stream()
                .filter(id -> bundles.contains(id) && !read.containsKey(id))
                .toList();
        if (ids.isEmpty()) {
            return;
        }
        Handlers handlers = new Handlers(root);
        ContainerdReader containerd = new ContainerdReader(root, handlers);
        StorageReader storage = new StorageReader(root, handlers);
        DockerReader docker = new DockerReader(root);
        Patience.Read<String, ContainerFacts> got = Patience.ONE_SECOND.readAll(ids, id -> {
            List<BundleIndex.Ref> refs = bundles.of(id);
            ContainerFacts facts = null;
            for (BundleIndex.Ref ref : refs) {
                ContainerFacts one = switch (ref.layout()) {
                    case CONTAINERD -> containerd.read(ref);
                    case STORAGE -> storage.read(ref);
                    case DOCKER -> docker.read(ref);
                };
                facts = facts == null ? one : together(facts, one);
            }
            return facts;
        });
        for (ContainerFacts facts : got.results()) {
            read.put(facts.id(), facts);
            if (facts.trouble() != null) {
                gaps.add(new Gap("ctr/" + shortId(facts.id()), facts.trouble()));
            }
        }
        Collection<String> lost = new ArrayList<>(got.hung());
        lost.addAll(got.unread());
        hung |= !lost.isEmpty();
        for (String id : lost) {
            BundleIndex.Ref ref = bundles.of(id).get(0);
            String why = ref.directory() + ": reading did not come back within "
                    + Patience.ONE_SECOND.perItem().toMillis() + " ms";
            read.put(id, ContainerFacts.unreadable(id, null, ref.directory(), null, ref.directory(), why));
            gaps.add(new Gap("ctr/" + shortId(id), why));
        }
    }

    /** Docker's own file tells whose it is, containerd's bundle below it does not; CRI-O's two directories hold the same. */
    private static ContainerFacts together(ContainerFacts one, ContainerFacts other) {
        ContainerFacts telling = one.trouble() == null ? one : other;
        ContainerFacts rest = telling == one ? other : one;
        return telling.bundle() == null && rest.bundle() != null ? telling.withBundle(rest.bundle()) : telling;
    }

    private static String shortId(String id) {
        return id.substring(0, Math.min(12, id.length()));
    }
}
