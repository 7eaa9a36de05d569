package io.podwire.engine.watch;

import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Inotify;
import io.podwire.engine.linux.SystemCallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells whether any file that was looked at through a {@link HostRoot} may have changed since. It watches what was really looked
 * at, so there is no list of places that could be incomplete: each directory on the way to a path is watched before the path is
 * looked at, and of each the names that mattered are kept, also those that were not there.
 *
 * <p>Writing through a shared memory mapping tells nobody (inotify(7)); nothing that is read here is written so.
 */
final class FileWatch implements HostRoot.Trail, AutoCloseable {

    /** About 1 KiB of kernel memory each; a node with 250 pods takes some 1,500. */
    static final int MOST_WATCHES = 8192;

    /** Paths remembered as watched; where pods come and go these grow, and are then begun anew. */
    private static final int MOST_PATHS = 100_000;

    /** As the kernel's own MAXSYMLINKS. */
    private static final int MOST_LINKS = 40;

    private static final int NAMES_CHANGE =
            Inotify.IN_CREATE | Inotify.IN_DELETE | Inotify.IN_MOVED_FROM | Inotify.IN_MOVED_TO;
    private static final int SELF = Inotify.IN_DELETE_SELF | Inotify.IN_MOVE_SELF;
    private static final int MASK = NAMES_CHANGE | SELF | Inotify.IN_MODIFY | Inotify.IN_ATTRIB | Inotify.IN_ONLYDIR;

    /** A watched directory: by which paths it was reached, and what of it mattered. */
    private static final class Directory {
        final Set<String> paths = new HashSet<>(2);
        final Set<String> names = new HashSet<>(4);
        boolean listed;
    }

    private final Inotify inotify;
    private final int most;
    private final Map<Integer, Directory> directories = new HashMap<>();
    private final TreeMap<String, Integer> watches = new TreeMap<>();
    private final TreeSet<String> trodden = new TreeSet<>();
    private boolean changed;
    private boolean complete = true;

    /**
     * Watches nothing yet.
     *
     * @param most how many directories at most
     * @throws SystemCallException where this user may have no inotify
     */
    FileWatch(int most) throws SystemCallException {
        this.inotify = new Inotify();
        this.most = most;
    }

    Descriptor descriptor() {
        return inotify.descriptor();
    }

    @Override
    public synchronized void looked(String hostPath) {
        if (complete && trodden.size() < MOST_PATHS && trodden.add(hostPath)) {
            tread(hostPath, 0);
        }
    }

    @Override
    public synchronized void listed(String hostDirectory) {
        looked(hostDirectory);
        Directory directory = complete ? watch(hostDirectory) : null;
        if (directory != null) {
            directory.listed = true;
        }
    }

    /** Watches each directory on the way, in the order in which the kernel walks it. */
    private void tread(String path, int links) {
        int at = 0;
        while (at >= 0 && complete) {
            String parent = at == 0 ? "/" : path.substring(0, at);
            int end = path.indexOf('/', at + 1);
            String name = path.substring(at + 1, end < 0 ? path.length() : end);
            Directory directory = watch(parent);
            if (directory == null) {
                return;
            }
            if (directory.names.add(name)) {
                throughLink(parent.equals("/") ? "/" + name : parent + "/" + name, links);
            }
            at = end;
        }
    }

    /** What a symbolic link leads to has a way of its own, also where nothing is there yet. */
    private void throughLink(String path, int links) {
        try {
            Path link = Path.of(path);
            if (Files.isSymbolicLink(link) && links < MOST_LINKS) {
                Path target = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
                tread(target.toString(), links + 1);
            }
        } catch (IOException | InvalidPathException gone) {
            // Then its directory tells of the next one of that name.
        }
    }

    /** The watched directory; null where there is none, or watching it is refused. */
    private Directory watch(String path) {
        Integer known = watches.get(path);
        if (known != null) {
            return directories.get(known);
        }
        if (directories.size() >= most) {
            complete = false;
            return null;
        }
        try {
            int watch = inotify.add(path, MASK);
            watches.put(path, watch);
            Directory directory = directories.computeIfAbsent(watch, number -> new Directory());
            directory.paths.add(path);
            return directory;
        } catch (SystemCallException e) {
            // Not there: its parent's watch tells when it comes. Anything else leaves a hole.
            complete &= e.errno() == Errno.ENOENT || e.errno() == Errno.ENOTDIR;
            return null;
        }
    }

    /** True while everything that was looked at is really watched. */
    synchronized boolean complete() {
        return complete && trodden.size() < MOST_PATHS;
    }

    /**
     * Takes what the kernel has told so far.
     *
     * @return true where something that was looked at may have changed since the last time
     */
    synchronized boolean drain() throws SystemCallException {
        inotify.drain(this::take);
        boolean was = changed;
        changed = false;
        return was;
    }

    private void take(int watch, int mask, String name) {
        if ((mask & Inotify.IN_Q_OVERFLOW) != 0) {
            startAnew();
            return;
        }
        Directory directory = directories.get(watch);
        if (directory == null) {
            return;
        }
        if ((mask & (SELF | Inotify.IN_IGNORED | Inotify.IN_UNMOUNT)) != 0) {
            changed = true;
            directory.paths.forEach(this::forgetBelow);
            if ((mask & Inotify.IN_IGNORED) != 0) {
                directories.remove(watch);
            } else if ((mask & Inotify.IN_MOVE_SELF) != 0) {
                inotify.remove(watch);
            }
            return;
        }
        boolean names = (mask & NAMES_CHANGE) != 0;
        if (directory.names.contains(name) || directory.listed && names) {
            changed = true;
            if (names) {
                directory.paths.forEach(path -> forgetBelow(path.equals("/") ? "/" + name : path + "/" + name));
            }
        }
    }

    /** What was reached through this path may be another file's way by now. */
    private void forgetBelow(String path) {
        trodden.remove(path);
        watches.remove(path);
        // '0' follows '/'
        trodden.subSet(path + "/", path + "0").clear();
        watches.subMap(path + "/", path + "0").clear();
    }

    /** Takes all paths for unknown: mounts may lead them elsewhere. Watches stay, and are found again by their directories. */
    synchronized void retread() {
        trodden.clear();
        watches.clear();
        directories.values().forEach(directory -> directory.names.clear());
    }

    /** Forgets everything, after which whatever is looked at is watched again. */
    synchronized void startAnew() {
        directories.keySet().forEach(inotify::remove);
        directories.clear();
        watches.clear();
        trodden.clear();
        complete = true;
        changed = true;
    }

    /** How many directories are watched. */
    synchronized int watched() {
        return directories.size();
    }

    @Override
    public void close() {
        inotify.close();
    }
}
