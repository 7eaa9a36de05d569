package io.podwire.engine.netns;

import io.podwire.api.net.Netns;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is known of one namespace while the host is searched. */
final class NetnsFound {

    private static final String[] NAME_DIRECTORIES = {
        "/run/netns/", "/var/run/netns/", "/run/docker/netns/", "/var/run/docker/netns/"
    };

    private final long inode;
    private final TreeSet<String> names = new TreeSet<>();
    private final TreeSet<String> paths = new TreeSet<>();
    private final TreeSet<Integer> pids = new TreeSet<>();
    private final List<String> descriptors = new ArrayList<>(0);
    private Integer nsid;

    NetnsFound(long inode) {
        this.inode = inode;
    }

    /** A file it is bound on; in one of the netns directories the file's name is the namespace's name. */
    void boundOn(String path) {
        paths.add(path);
        for (String directory : NAME_DIRECTORIES) {
            if (path.startsWith(directory) && path.indexOf('/', directory.length()) < 0) {
                names.add(path.substring(directory.length()));
            }
        }
    }

    void usedBy(int pid) {
        pids.add(pid);
    }

    void heldBy(String descriptor) {
        descriptors.add(descriptor);
    }

    void nsid(Integer id) {
        nsid = id;
    }

    Set<String> names() {
        return names;
    }

    Netns record(long own) {
        return new Netns(
                inode, inode == own, List.copyOf(names), List.copyOf(paths), List.copyOf(pids), descriptors, nsid);
    }
}
