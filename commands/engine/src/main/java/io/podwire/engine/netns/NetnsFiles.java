package io.podwire.engine.netns;

import io.podwire.api.error.NotFound;
import io.podwire.api.net.Netns;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Links;
import io.podwire.engine.linux.SystemCallException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Opens the nsfs file of a namespace by whatever still leads to it. What was found a moment ago may be gone, and its pid or
 * descriptor number another's: so each file is opened first and then asked which namespace it is.
 */
public final class NetnsFiles {

    private static final String OWN = "/proc/self/ns/net";

    /** An opened namespace and the path it was opened by, as this process sees it. The descriptor is the receiver's. */
    public record Opened(Descriptor descriptor, String path) {}

    private final HostRoot root;
    private final String proc;

    /** For the host whose files are under {@code root}. */
    public NetnsFiles(HostRoot root) {
        this.root = root;
        this.proc = root.procDirectory();
    }

    /** Inode of the namespace podwire itself was started in; 0 where /proc is not mounted. */
    public static long own() {
        // Of the process, so of its first thread, which never enters anything.
        return Links.namespace(OWN, "net");
    }

    /**
     * Inodes of all namespaces that are bound on a file in this process's own mount namespace.
     *
     * @throws IOException where its mounts may not be read
     */
    public static Set<Long> bound() throws IOException {
        Set<Long> inodes = new HashSet<>();
        NamespaceMounts.read("/proc/self/mountinfo").forEach(mount -> inodes.add(mount.inode()));
        return inodes;
    }

    /**
     * Opens.
     *
     * @throws NotFound where nothing leads to it any more
     * @throws io.podwire.api.error.NotPermitted where something may, but must not be opened
     */
    public Opened open(Netns netns) {
        SystemCallException refused = null;
        for (String path : ways(netns)) {
            try {
                Descriptor descriptor = Descriptor.open(path);
                if (descriptor.inode() == netns.inode()) {
                    return new Opened(descriptor, path);
                }
                descriptor.close();
            } catch (SystemCallException e) {
                // "Not there" says less than "not permitted".
                refused = refused == null || refused.errno() == Errno.ENOENT ? e : refused;
            }
        }
        if (refused != null) {
            throw refused.about(netns.label());
        }
        throw new NotFound(netns.label() + ": network namespace " + netns.inode() + " is gone");
    }

    /**
     * Whether anything that led to it still does; also true where that must not be looked at. Opens nothing, so it can also be told where
     * no more files may be open.
     */
    boolean leads(Netns netns) {
        boolean refused = false;
        for (String path : ways(netns)) {
            try {
                if (Files.getAttribute(Path.of(path), "unix:ino").equals(netns.inode())) {
                    return true;
                }
            } catch (AccessDeniedException e) {
                refused = true;
            } catch (IOException e) {
                // Gone.
                continue;
            }
        }
        return refused;
    }

    /** Paths worth trying, the cheapest and most lasting first. */
    private List<String> ways(Netns netns) {
        List<String> ways = new ArrayList<>();
        if (netns.host()) {
            ways.add(OWN);
        }
        for (String path : netns.paths()) {
            if (path.startsWith("/proc/")) {
                ways.add(inProc(path));
            } else if (root.isDefault()) {
                ways.add(path);
            } else {
                ways.add(root.directory() + path);
                ways.add(proc + "/1/root" + path);
            }
        }
        for (int pid : netns.pids()) {
            ways.add(proc + "/" + pid + "/ns/net");
        }
        for (String descriptor : netns.descriptors()) {
            ways.add(inProc(descriptor));
        }
        return ways;
    }

    /** Paths in records are the host's: its /proc may be mounted elsewhere here. */
    private String inProc(String path) {
        return proc + path.substring("/proc".length());
    }
}
