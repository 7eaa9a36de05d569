package io.podwire.engine.resolver;

import io.podwire.api.error.NotPermitted;
import io.podwire.api.host.Place;
import io.podwire.api.host.ResolverFile;
import io.podwire.api.net.Netns;
import io.podwire.api.pod.Pod;
import io.podwire.api.value.Printable;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.files.Patience;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the resolv.conf(5) or hosts(5) of a place. Of a pod, the file that its runtime or kubelet made and mounts into each container; where none is
 * known, what a process sees in its own mount namespace; of a namespace with a name and no process, what {@code ip netns exec} would mount there
 * (ip-netns(8)); and else the host's.
 */
public final class ResolverFiles {

    private static final String ETC = "/etc/";

    /** glibc reads any length; nobody writes one that is longer. */
    private static final int MOST = 64 * 1024;

    private final String name;
    private final Function<Pod, String> ofPod;
    private final HostRoot root;
    private final Patience patience;

    private ResolverFiles(String name, Function<Pod, String> ofPod, HostRoot root, Patience patience) {
        this.name = name;
        this.ofPod = ofPod;
        this.root = root;
        this.patience = patience;
    }

    /**
     * For resolv.conf(5).
     *
     * @param patience with a process's files, which may lie on a sick mount
     */
    public static ResolverFiles settings(HostRoot root, Patience patience) {
        return new ResolverFiles("resolv.conf", Pod::resolvConf, root, patience);
    }

    /** Likewise for hosts(5). */
    public static ResolverFiles names(HostRoot root, Patience patience) {
        return new ResolverFiles("hosts", Pod::hostsFile, root, patience);
    }

    private record Candidate(String hostPath, Integer pid) {}

    private record Found(ResolverFile file, IOException problem) {}

    /**
     * As {@link io.podwire.api.host.Host#resolver} and {@link io.podwire.api.host.Host#hosts}.
     *
     * @throws NotPermitted where it is there and may not be read
     */
    public ResolverFile read(Place place) {
        List<Candidate> candidates = candidates(place);
        for (Candidate candidate : candidates) {
            // one thread at most is left behind with a mount that hangs
            List<Found> found = patience.readAll(List.of(candidate), this::read).results();
            if (!found.isEmpty() && found.get(0).file() != null) {
                return found.get(0).file();
            } else if (!found.isEmpty() && found.get(0).problem() instanceof AccessDeniedException) {
                throw new NotPermitted(
                        candidate.hostPath() + ": EACCES (Permission denied)",
                        "needs: CAP_SYS_PTRACE, to read another process's files",
                        "try:   sudo podwire …");
            }
        }
        return new ResolverFile(candidates.get(0).hostPath(), null);
    }

    private List<Candidate> candidates(Place place) {
        List<Candidate> all = new ArrayList<>();
        Pod pod = place.pod();
        Netns netns = place.netns();
        if (pod != null) {
            if (ofPod.apply(pod) != null) {
                all.add(new Candidate(ofPod.apply(pod), null));
            }
            pod.pids().forEach(pid -> all.add(of(pid)));
        }
        if (!netns.host()) {
            // of the host's network a process says nothing: it may be no part of the pod
            netns.pids().forEach(pid -> all.add(of(pid)));
            netns.names().forEach(netnsName -> all.add(new Candidate("/etc/netns/" + netnsName + "/" + name, null)));
        }
        if (pod == null || all.isEmpty()) {
            // a pod without the file is told to be without: the host's is never its own
            all.add(new Candidate(ETC + name, null));
        }
        return all;
    }

    private Candidate of(int pid) {
        return new Candidate("/proc/" + pid + "/root" + ETC + name, pid);
    }

    private Found read(Candidate candidate) {
        try {
            if (candidate.pid() == null) {
                byte[] bytes = root.readIfThere(candidate.hostPath(), MOST);
                return bytes == null ? new Found(null, null) : new Found(file(candidate, bytes), null);
            }
            return new Found(file(candidate, ofProcess(candidate.pid())), null);
        } catch (IOException e) {
            return new Found(null, e);
        }
    }

    private static ResolverFile file(Candidate candidate, byte[] bytes) {
        return new ResolverFile(Printable.of(candidate.hostPath()), new String(bytes, StandardCharsets.UTF_8));
    }

    /** Links in there are followed as that process would; the last step follows none, should the container swap the file meanwhile. */
    private byte[] ofProcess(int pid) throws IOException {
        Path path = HostRoot.of(root.procDirectory() + "/" + pid + "/root").resolve(ETC + name);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(path.toString(), null, "is not a plain file");
        }
        try (SeekableByteChannel channel =
                Files.newByteChannel(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            return Channels.newInputStream(channel).readNBytes(MOST);
        }
    }
}
